import { expect, test } from 'vitest';
import { undoSteps, type Step } from './undo-steps.ts';

function recorded() {
  const undone: string[] = [];
  const step = (name: string): Step => ({ undo: () => Promise.resolve(undone.push(name)) });
  return { undone, step };
}

test('goes back step by step, the newest first, and ends', async () => {
  const { undone, step } = recorded();
  const steps = undoSteps();
  for (const name of ['a', 'b', 'c']) steps.add(step(name));
  expect([await steps.undo(), await steps.undo(), await steps.undo(), await steps.undo()]).toEqual([true, true, true, false]);
  expect(undone).toEqual(['c', 'b', 'a']);
}); // oxfmt-ignore

test('a step taken back by its own button is not taken back again', async () => {
  const { undone, step } = recorded();
  const steps = undoSteps();
  const [first, second] = [step('first'), step('second')];
  steps.add(first);
  steps.add(second);
  expect(await steps.undo(first)).toBe(true);
  expect(await steps.undo(first)).toBe(false);
  await steps.undo();
  expect([undone, steps.count]).toEqual([['first', 'second'], 0]);
});

test('remembers thirty', () => {
  const steps = undoSteps();
  for (let count = 0; count < 40; count += 1) steps.add(recorded().step(''));
  expect(steps.count).toBe(30);
});

test('a refused undo is forgotten and told', async () => {
  const steps = undoSteps();
  steps.add({ undo: () => Promise.reject(new Error('no')) });
  await expect(steps.undo()).rejects.toThrow('no');
  expect(steps.count).toBe(0);
});
