import { city } from './city.js';
import { exercises } from './exercises.js';
import { incidents } from './incidents.js';
import { Observable } from './observable.js';
import { rules } from './rules.js';

/** What is kept in order beside the alerts, a tab each; the address can be kept and sent: #office/duty. */
export const TABS = ['duty', 'people', 'silences', 'channels', 'devices', 'delivery', 'accounts'];
const HASH = '#office/';

class Office extends Observable {
  constructor() {
    super();
    const tab = location.hash.startsWith(HASH) ? location.hash.slice(HASH.length) : '';
    this.open = TABS.includes(tab);
    this.tab = this.open ? tab : TABS[0];
    for (const other of [exercises, incidents, rules]) {
      other.addEventListener('change', () => this.open && other.open && this.leave());
    }
  }

  toggle(open = !this.open) {
    if (!open) {
      history.replaceState(null, '', location.pathname);
      this.leave();
      return;
    }
    for (const other of [exercises, rules]) {
      if (other.open) {
        other.toggle(false);
      }
    }
    if (incidents.open) {
      incidents.leave();
    }
    this.open = true;
    this.show(this.tab);
  }

  show(tab) {
    this.tab = tab;
    history.replaceState(null, '', HASH + tab);
    this.changed();
  }

  leave() {
    this.open = false;
    this.changed();
  }

  /** So long from now, as the service wants it. */
  later(hours) {
    return new Date(city.now + hours * 3_600_000).toISOString();
  }
}

export const office = new Office();
