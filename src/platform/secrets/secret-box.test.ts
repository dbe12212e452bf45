import { expect, test } from 'vitest';
import { keyIdOf, reseal, secretBox, WrongKey } from './secret-box.ts';

const old = secretBox('the first key of this city, long enough');
const fresh = secretBox('the second key of this city, long enough');
const owner = 'channel:5f0c';

test('opens what it sealed, and seals the same differently each time', () => {
  const [one, two] = [old.seal('app-password', owner), old.seal('app-password', owner)];
  expect(old.open(one, owner)).toBe('app-password');
  expect(one.equals(two)).toBe(false);
  expect(one.toString('latin1')).not.toContain('app-password');
});

test('opens for the row it was sealed for and no other', () => {
  expect(() => old.open(old.seal('app-password', owner), 'channel:ffff')).toThrow(/unable to authenticate/);
});

test('notices every changed byte', () => {
  const sealed = old.seal('app-password', owner);
  const opened = Array.from(sealed, (byte, at) => {
    const changed = Buffer.from(sealed);
    changed[at] = byte ^ 1;
    try {
      return old.open(changed, owner);
    } catch {
      return undefined;
    }
  });
  expect(opened.filter((plain) => plain !== undefined)).toEqual([]);
});

test('says that the key is another one', () => {
  expect(() => fresh.open(old.seal('x', owner), owner)).toThrow(WrongKey);
  expect(keyIdOf(old.seal('x', owner))).toBe(old.keyId);
  expect(old.keyId).not.toBe(fresh.keyId);
});

test('refuses what was never sealed', () => {
  expect(() => old.open(Buffer.from('plain text that is long enough to be a sealed value'), owner)).toThrow(
    /Not a sealed/,
  );
});

test('resealed values open with the new key; repeating changes nothing', () => {
  const once = reseal(old.seal('app-password', owner), owner, { from: old, to: fresh });
  expect(fresh.open(once, owner)).toBe('app-password');
  expect(reseal(once, owner, { from: old, to: fresh }).equals(once)).toBe(true);
});
