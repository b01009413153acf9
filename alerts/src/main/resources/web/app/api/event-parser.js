/** Cuts a text/event-stream into events, fed in pieces of any size. Comments are dropped: their arrival is enough. */
export class EventParser {
  constructor(onEvent) {
    this.onEvent = onEvent;
    this.rest = '';
    this.lastId = '';
    this.clear();
  }

  clear() {
    this.type = 'message';
    this.data = [];
  }

  feed(piece) {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop();
    lines.forEach((line) => this.take(line));
  }

  take(line) {
    if (line === '') {
      this.finish();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.type = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else if (field === 'id') {
      this.lastId = value;
    }
  }

  finish() {
    if (this.data.length > 0) {
      this.onEvent({ type: this.type, id: this.lastId, data: this.data.join('\n') });
    }
    this.clear();
  }
}
