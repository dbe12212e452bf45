// One worker process of bench/deliveries.bench.ts: the real engine and queue, without a web server. Says over IPC what it costs.
import { readConfig } from '../src/platform/config/config.ts';
import { start } from '../src/main/start.ts';

const config = readConfig();
if (!config.ok) throw new Error(JSON.stringify(config.refusal));
const begun = await start(config.value, { share: true });
if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
const { engine, product, listener } = begun.value;

let highest = 0;
setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 200);

process.on('message', (asked) => {
  if (asked === 'end') process.exit(0);
  if (asked === 'work') void engine.work(product.workers, product.routines, listener);
  const { user, system } = process.cpuUsage();
  process.send?.({ asked, cpuMs: (user + system) / 1000, highestMb: highest / 2 ** 20 });
});
process.send?.({ asked: 'started', cpuMs: 0, highestMb: 0 });
