import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from './read-workbook.ts';

const read = await readWorkbook(workerData as Uint8Array);
parentPort?.postMessage(read, []);
