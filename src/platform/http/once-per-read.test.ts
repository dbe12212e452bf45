import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asOneRead, oncePerRead } from './once-per-read.ts';

function aQuestion() {
  let asked = 0;
  return () => {
    asked += 1;
    return Promise.resolve(asked);
  };
}

test('within one read it is asked once, in another and outside again', async () => {
  const [key, ask] = [{}, aQuestion()];
  const twice = async () => await Promise.all([oncePerRead(key, ask), oncePerRead(key, ask)]);
  expect(await asOneRead(twice)).toEqual([1, 1]);
  expect(await asOneRead(twice)).toEqual([2, 2]);
  expect(await twice()).toEqual([3, 4]);
  expect(await asOneRead(async () => [await oncePerRead(key, ask), await oncePerRead({}, ask)])).toEqual([5, 6]);
});

test('what goes on for long asks anew', async () => {
  const [key, ask] = [{}, aQuestion()];
  const slowly = async () => {
    const first = await oncePerRead(key, ask);
    await sleep(1010);
    return [first, await oncePerRead(key, ask)];
  };
  expect(await asOneRead(slowly)).toEqual([1, 2]);
});
