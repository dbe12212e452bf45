// The few commands of the Redis protocol that the AppView's cache uses, so that no Redis need be installed.
// Anything else is answered with an error and told on stderr, so that a new need of the AppView is noticed.
import { createServer } from 'node:net';

/** Listens on that port of this machine; the promise is fulfilled when it does. */
export function startCacheServer(port) {
  const entries = new Map();
  const server = createServer((socket) => {
    let queued = null;
    let unread = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk]);
      for (let read = readCommand(unread); read !== null; read = readCommand(unread)) {
        unread = unread.subarray(read.length);
        answer(read.words);
      }
    });

    function answer(words) {
      const name = words[0].toLowerCase();
      if (name === 'multi') queued = [];
      else if (name === 'exec') {
        const replies = queued.map((command) => run(entries, command));
        queued = null;
        return socket.write(`*${replies.length}\r\n${replies.join('')}`);
      } else if (queued !== null) {
        queued.push(words);
        return socket.write('+QUEUED\r\n');
      } else if (name === 'quit') return socket.end('+OK\r\n');
      return socket.write(name === 'multi' ? '+OK\r\n' : run(entries, words));
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function run(entries, [name, ...words]) {
  switch (name.toLowerCase()) {
    case 'get':
      return bulk(valueOf(entries, words[0]));
    case 'mget':
      return `*${words.length}\r\n${words.map((key) => bulk(valueOf(entries, key))).join('')}`;
    case 'set': {
      const [key, value, unit, duration] = words;
      entries.set(key, { value, until: unit?.toLowerCase() === 'px' ? Date.now() + Number(duration) : Infinity });
      return '+OK\r\n';
    }
    case 'del':
      return `:${words.filter((key) => entries.delete(key)).length}\r\n`;
    case 'expire': {
      const entry = entries.get(words[0]);
      if (entry) entry.until = Date.now() + Number(words[1]) * 1000;
      return `:${entry ? 1 : 0}\r\n`;
    }
    case 'info':
      return bulk('redis_version:7.0.0\r\nloading:0');
    case 'ping':
      return '+PONG\r\n';
    case 'client':
    case 'select':
      return '+OK\r\n';
    default:
      process.stderr.write(`The cache server does not know ${name}\n`);
      return `-ERR unknown command '${name}'\r\n`;
  }
}

function valueOf(entries, key) {
  const entry = entries.get(key);
  if (!entry) return null;
  if (entry.until > Date.now()) return entry.value;
  entries.delete(key);
  return null;
}

function bulk(value) {
  return value === null ? '$-1\r\n' : `$${Buffer.byteLength(value)}\r\n${value}\r\n`;
}

/** One command (`*2 $3 GET $1 k`) from the front of the bytes, or null while it is not there wholly. */
function readCommand(bytes) {
  const head = lineAt(bytes, 0);
  if (head === null) return null;
  const words = [];
  let at = head.end;
  for (let left = Number(head.text.slice(1)); left > 0; left -= 1) {
    const size = lineAt(bytes, at);
    if (size === null) return null;
    const end = size.end + Number(size.text.slice(1));
    if (bytes.length < end + 2) return null;
    words.push(bytes.toString('utf8', size.end, end));
    at = end + 2;
  }
  return { words, length: at };
}

function lineAt(bytes, start) {
  const end = bytes.indexOf('\r\n', start);
  return end < 0 ? null : { text: bytes.toString('latin1', start, end), end: end + 2 };
}
