import { expect, test } from 'vitest';
import { afterLook, firstLook, type Looked } from './look.ts';

const sentAt = new Date('2026-11-01T02:00:00Z');
const at = (days: number, hours = 0) => new Date(sentAt.getTime() + days * 86_400_000 + hours * 3_600_000);
const never: Looked = { sentAt, looks: 0, missingSince: null, goneAt: null };

test('the first look is a day after it was sent; what is old already is spread over a day', () => {
  expect(firstLook(sentAt, at(0, 1))).toEqual(at(1));
  expect(firstLook(sentAt, at(90), 0.5)).toEqual(at(90, 12));
});

test('what stands is looked at after a week and after a month, then no more', () => {
  expect(afterLook(never, 'stands', at(1))).toEqual({ looks: 1, missingSince: null, goneAt: null, lookAt: at(7) });
  expect(afterLook(never, 'stands', at(7, 1)).lookAt).toEqual(at(30));
  expect(afterLook(never, 'stands', at(30)).lookAt).toBeNull();
});

test('only a second look, an hour later, calls it gone', () => {
  const first = afterLook(never, 'missing', at(1));
  expect(first).toEqual({ looks: 0, missingSince: at(1), goneAt: null, lookAt: at(1, 1) });
  const second = afterLook({ sentAt, ...first }, 'missing', at(1, 1));
  expect(second).toMatchObject({ goneAt: at(1, 1), lookAt: at(2, 1) });
  expect(afterLook({ sentAt, ...second }, 'missing', at(3))).toMatchObject({ goneAt: at(1, 1), lookAt: at(4) });
  expect(afterLook({ sentAt, ...second }, 'missing', at(9)).lookAt).toBeNull();
});

test('what shows itself again is not gone, whether it was missed once or for good', () => {
  const missed: Looked = { ...never, missingSince: at(1), goneAt: null };
  expect(afterLook(missed, 'stands', at(1, 1))).toMatchObject({ missingSince: null, goneAt: null, lookAt: at(7) });
  expect(afterLook({ ...missed, goneAt: at(1, 1) }, 'stands', at(2))).toMatchObject({ goneAt: null });
});

test('without an answer nothing is concluded, and it is not asked for ever', () => {
  const missed: Looked = { ...never, missingSince: at(1) };
  expect(afterLook(missed, 'unknown', at(1, 1))).toEqual({
    looks: 0,
    missingSince: at(1),
    goneAt: null,
    lookAt: at(1, 7),
  });
  expect(afterLook(never, 'unknown', at(61)).lookAt).toBeNull();
});
