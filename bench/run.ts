// npm run bench [-- name …]: every promise the product makes about speed and size, as medians, with the floor of the same run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename } from 'node:path';

const wanted = process.argv.slice(2);
const files = globSync('bench/*.bench.ts').toSorted();
const chosen = files.filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.bench.ts')));
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`,
);

let failed = 0;
for (const file of chosen) {
  console.log(`— ${basename(file, '.bench.ts')}`);
  const child = spawn(process.execPath, [file], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) failed += 1;
  console.log('');
}
if (chosen.length === 0)
  console.log(`No such benchmark. There are: ${files.map((file) => basename(file, '.bench.ts')).join(', ')}`);
process.exit(failed === 0 && chosen.length > 0 ? 0 : 1);
