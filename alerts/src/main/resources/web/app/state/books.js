import { read } from '../api/http.js';
import { Observable } from './observable.js';

const BLIND_MILLIS = 3_000;
const LEDGER_MILLIS = 10_000;
const ROWS = 50;

/** What became of the readings of the last 24 hours, and when nobody saw the city. Read again every few seconds. */
class Books extends Observable {
  constructor() {
    super();
    this.ledger = null;
    this.ledgerFailure = null;
    this.onlyUnbalanced = false;
    this.windows = [];
  }

  start() {
    this.repeat(BLIND_MILLIS, () => this.readWindows());
    this.repeat(LEDGER_MILLIS, () => this.readLedger());
  }

  async repeat(millis, act) {
    for (;;) {
      await act();
      this.changed();
      await new Promise((resume) => setTimeout(resume, millis));
    }
  }

  async readWindows() {
    try {
      this.windows = await read('blind-windows');
    } catch {
      // that the service cannot be reached is told elsewhere; what was blind before stays true
    }
  }

  async readLedger() {
    try {
      this.ledger = await read('ledger', { limit: ROWS, onlyUnbalanced: this.onlyUnbalanced });
      this.ledgerFailure = null;
    } catch (failure) {
      this.ledgerFailure = failure;
    }
  }

  async narrow(onlyUnbalanced) {
    this.onlyUnbalanced = onlyUnbalanced;
    await this.readLedger();
    this.changed();
  }

  /** The window that lasts. */
  get blindNow() {
    return this.windows.find((window) => window.endedAt === null);
  }

  get blindBefore() {
    return this.windows.filter((window) => window.endedAt !== null);
  }
}

export const books = new Books();
