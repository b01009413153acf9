/** Something the page shows. Whoever changes it calls {@link changed}; components follow it through {@link Watch}. */
export class Observable extends EventTarget {
  changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Redraws a Lit component whenever one of the things it shows has changed. */
export class Watch {
  constructor(host, ...observed) {
    this.host = host;
    this.observed = observed;
    this.redraw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    this.observed.forEach((one) => one.addEventListener('change', this.redraw));
  }

  hostDisconnected() {
    this.observed.forEach((one) => one.removeEventListener('change', this.redraw));
  }
}

/** Calls a component back every so many milliseconds for as long as it is on the page. */
export class Every {
  constructor(host, millis, act) {
    this.millis = millis;
    this.act = act;
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(this.act, this.millis);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }
}
