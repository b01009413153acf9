import { alerts } from './alerts.js';
import { Observable } from './observable.js';
import { prefer, preferred } from './preference.js';

const TONES = [880, 660, 880];
const TONE_SECONDS = 0.22;

/** The sound of a new red alert, off until somebody turns it on; made here, not loaded. */
class Alarm extends Observable {
  constructor() {
    super();
    this.sounding = preferred('sound', 'off') === 'on';
    alerts.addEventListener('red', () => this.sounding && this.play());
  }

  toggle() {
    this.sounding = !this.sounding;
    prefer('sound', this.sounding ? 'on' : 'off');
    if (this.sounding) {
      this.play();
    }
    this.changed();
  }

  /** The first click on the page lets the browser make sound; until then it stays silent. */
  play() {
    this.context ??= new AudioContext();
    this.context.resume();
    TONES.forEach((hertz, place) => this.tone(hertz, this.context.currentTime + place * TONE_SECONDS));
  }

  tone(hertz, at) {
    const gain = this.context.createGain();
    gain.gain.setValueAtTime(0.25, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
    const oscillator = this.context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(gain).connect(this.context.destination);
    oscillator.start(at);
    oscillator.stop(at + TONE_SECONDS);
  }
}

export const alarm = new Alarm();
