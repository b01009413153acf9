import { Observable } from '../state/observable.js';
import { prefer, preferred } from '../state/preference.js';
import { en } from './en.js';
import { zh } from './zh.js';

const DICTIONARIES = { zh, en };

/** The language of the page: Chinese unless the person chose English on this machine. */
class Language extends Observable {
  constructor() {
    super();
    this.code = preferred('language', 'zh') === 'en' ? 'en' : 'zh';
    this.mark();
  }

  choose(code) {
    this.code = code;
    prefer('language', code);
    this.mark();
    this.changed();
  }

  mark() {
    document.documentElement.lang = this.code === 'zh' ? 'zh-CN' : 'en';
    document.title = this.words.title;
  }

  /** The words of the chosen language. */
  get words() {
    return DICTIONARIES[this.code];
  }

  /** The chosen language of a text that the service gives in both; a plain string stands for itself. */
  pick(text) {
    if (text === null || text === undefined) {
      return '';
    }
    return typeof text === 'string' ? text : (text[this.code] ?? text.zh ?? text.en ?? '');
  }
}

export const language = new Language();
