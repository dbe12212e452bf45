// What the browser loads before the desk shows anything: JavaScript of the shell, gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { printFigure } from './figures.ts';

const folder = join('dist', 'web');
const page = readFileSync(join(folder, 'index.html'), 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="\/desk\/([^"]+\.js)"/g)].map(([, path = '']) => path);
if (scripts.length === 0) throw new Error('The desk is not built: npm start builds it');
const bytes = scripts.reduce(
  (sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).byteLength,
  0,
);
printFigure({ name: 'desk shell, first load, JavaScript gzipped', value: bytes / 1_000, unit: 'kB', atMost: 250 });
