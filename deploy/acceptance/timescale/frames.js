/**
 * Cuts the bytes of one client into whole messages of the PostgreSQL protocol: a type of 1 byte, then a length of 4 bytes
 * that counts itself. The first message of a connection has no type. A message may be longer than many TCP chunks, and
 * several may come in one; half a message is kept until the rest is there.
 */
export class Frames {
  #chunks = [];
  #bytes = 0;
  #untyped = true;

  push(chunk) {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
  }

  /** The next whole message, or null while it has not all come. */
  next() {
    const header = this.#untyped ? 4 : 5;
    if (this.#bytes < header) {
      return null;
    }
    const length = this.#peek(header).readUInt32BE(header - 4) + header - 4;
    if (this.#bytes < length) {
      return null;
    }
    const message = { startup: this.#untyped, bytes: this.#take(length) };
    this.#untyped = false;
    return message;
  }

  /** After a refused request for encryption, the first message comes once more. */
  expectStartupAgain() {
    this.#untyped = true;
  }

  #peek(length) {
    if (this.#chunks[0].length < length) {
      this.#chunks = [Buffer.concat(this.#chunks)];
    }
    return this.#chunks[0];
  }

  #take(length) {
    const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const rest = all.subarray(length);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#bytes = rest.length;
    return all.subarray(0, length);
  }
}
