import { Refusal, change, read, submit } from '../api/http.js';
import { Observable } from './observable.js';

/** Who is logged in, if anybody. */
class Session extends Observable {
  constructor() {
    super();
    this.user = null;
    this.roles = [];
    this.directory = false;
  }

  async refresh() {
    const { user, roles, directory } = await read('session');
    this.directory = directory === true;
    this.user = user === 'anonymous' || !user ? null : user;
    this.roles = roles ?? [];
    this.changed();
  }

  /** Logs in; the answer of the form login is not relied on, the session is asked who is in it. */
  async login(user, password) {
    await submit('/j_security_check', { j_username: user, j_password: password });
    await this.refresh();
    if (this.user === null) {
      throw new Refusal(401);
    }
  }

  async logout() {
    await change('session/logout');
    await this.refresh();
  }

  /** The person has to log in (again) before going on. */
  lapse() {
    this.user = null;
    this.roles = [];
    this.changed();
  }
}

export const session = new Session();
