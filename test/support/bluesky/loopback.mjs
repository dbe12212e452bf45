// Preloaded with --import: a server that names no host, or all of them, listens on 127.0.0.1 only.
// The network's own services listen on every address, which a test machine should not do.
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function (...given) {
  const [first, second, ...rest] = given;
  if (isAddress(first)) return listen.call(this, { ...first, host: '127.0.0.1' }, ...given.slice(1));
  if (isPort(first)) {
    const others = typeof second === 'string' ? rest : given.slice(1);
    return listen.call(this, Number(first), '127.0.0.1', ...others);
  }
  if (first === undefined || typeof first === 'function') return listen.call(this, 0, '127.0.0.1', ...given);
  return listen.apply(this, given);
};

function isAddress(value) {
  return value !== null && typeof value === 'object' && 'port' in value && value.path === undefined;
}

function isPort(value) {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
