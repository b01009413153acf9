import { read } from '../api/http.js';
import { Observable } from './observable.js';

const POLL_MILLIS = 5_000;

/** Areas that have fallen silent as a whole, and which alerts of single devices they stand for. */
class Outages extends Observable {
  constructor() {
    super();
    this.list = [];
    this.covered = new Set();
    this.open = false;
  }

  /** Whether a line of its own would only repeat what is told of its area. */
  hides(alert) {
    return !this.open && this.covered.has(alert.id);
  }

  toggle() {
    this.open = !this.open;
    this.changed();
  }

  /** What cannot be read is taken for none: then each device is told for itself. */
  async start() {
    for (;;) {
      try {
        this.list = await read('outages');
      } catch {
        this.list = [];
      }
      this.covered = new Set(this.list.flatMap(({ alerts }) => alerts));
      this.changed();
      await new Promise((resume) => setTimeout(resume, POLL_MILLIS));
    }
  }
}

export const outages = new Outages();
