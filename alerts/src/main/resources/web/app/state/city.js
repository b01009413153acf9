import { read } from '../api/http.js';
import { Observable } from './observable.js';
import { prefer, preferred } from './preference.js';

const STATUS_MILLIS = 2_000;
const DOMAINS_MILLIS = 3_000;
const PATIENCE = 3;

/** The city as a whole: its clock, its programs, the state of its domains. Read again every few seconds. */
class City extends Observable {
  constructor() {
    super();
    this.status = null;
    this.statusMisses = 0;
    this.readAt = 0;
    this.domains = null;
    this.domainsFailure = null;
    this.dismissed = new Set(preferred('dismissed', '').split('\n'));
  }

  start() {
    this.repeat(STATUS_MILLIS, () => this.readStatus());
    this.repeat(DOMAINS_MILLIS, () => this.readDomains());
  }

  /** The next reading begins when the last one has ended: a slow service is not asked twice at once. */
  async repeat(millis, act) {
    for (;;) {
      await act();
      this.changed();
      await new Promise((resume) => setTimeout(resume, millis));
    }
  }

  async readStatus() {
    try {
      this.status = await read('status');
      this.readAt = performance.now();
      this.statusMisses = 0;
    } catch {
      this.statusMisses++;
    }
  }

  async readDomains() {
    try {
      this.domains = await read('domains');
      this.domainsFailure = null;
    } catch (failure) {
      this.domainsFailure = failure;
    }
  }

  get speed() {
    return this.status?.speed ?? 1;
  }

  /** The city's time now, in epoch milliseconds, or the machine's while the service has not been heard. */
  get now() {
    if (this.status === null) {
      return Date.now();
    }
    return Date.parse(this.status.now) + (performance.now() - this.readAt) * this.speed;
  }

  get statusLost() {
    return this.statusMisses >= PATIENCE;
  }

  get programsDown() {
    return (this.status?.programs ?? []).filter((program) => program.state !== 'running');
  }

  /** Programs that were restarted, until somebody has said that they saw it. */
  get programsRestarted() {
    return (this.status?.programs ?? []).filter(
      (program) => program.state === 'running' && program.restarts > 0 && !this.dismissed.has(noticeOf(program)),
    );
  }

  dismiss(program) {
    this.dismissed.add(noticeOf(program));
    prefer('dismissed', [...this.dismissed].slice(-20).join('\n'));
    this.changed();
  }

  domainTitle(id) {
    return this.domains?.find((domain) => domain.id === id)?.title ?? id;
  }
}

function noticeOf(program) {
  return `${program.name} ${program.lastRestartAt}`;
}

export const city = new City();
