import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds till the last byte of an answer, packed as a browser asks for it. Keeps nothing: `fetch` has the asker collect garbage meanwhile, which would be told as the server's time. */
export function timedGet(url: string, cookie: string): Promise<number> {
  const startedAt = performance.now();
  return new Promise((done, fail) => {
    get(url, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`${url} answered ${String(answer.statusCode)}`));
      answer.on('end', () => done(performance.now() - startedAt)).on('error', fail);
      answer.resume();
    }).on('error', fail);
  });
}
