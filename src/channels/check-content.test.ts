import { expect, test } from 'vitest';
import { countText, findingsFor, type CheckedContent } from './check-content.ts';
import { limitsOf } from './medium.ts';

const content = (more: Partial<CheckedContent> = {}): CheckedContent => ({
  text: 'Pasar murah besok pagi',
  title: 'Pasar murah',
  pictures: [],
  ...more,
});
const rules = (medium: string, checked: CheckedContent): string[] =>
  findingsFor(limitsOf({ medium }), checked).map(({ rule }) => rule);

test('a plain post with a title may go to the portal and Bluesky', () => {
  expect(rules('portal', content())).toEqual([]);
  expect(rules('bluesky', content())).toEqual([]);
});

test('the limit itself fits, one more does not', () => {
  expect(rules('bluesky', content({ text: 'a'.repeat(300) }))).toEqual([]);
  expect(findingsFor(limitsOf({ medium: 'bluesky' }), content({ text: 'a'.repeat(301) }))).toEqual([
    { level: 'error', rule: 'text-too-long', facts: { used: 301, max: 300, over: 1, unit: 'grapheme' } },
  ]);
});

test('300 graphemes can still be too many bytes', () => {
  expect(rules('bluesky', content({ text: '👨‍👩‍👧‍👦'.repeat(300) }))).toEqual(['text-too-many-bytes']);
});

test('the counter tells what is left in the unit of the network', () => {
  expect(countText(limitsOf({ medium: 'x' }), 'Halo kota.go.id')).toEqual({
    used: 28,
    max: 280,
    left: 252,
    unit: 'x-weighted',
  });
  expect(countText(limitsOf({ medium: 'print' }), 'Halo').left).toBeNull();
});

test.each([
  ['portal', content({ title: ' ' }), ['title-missing']],
  ['bluesky', content({ text: ' ' }), ['text-empty']],
  ['bluesky', content({ text: '', pictures: [{ alt: 'Kios sayur' }] }), []],
  ['instagram', content(), ['picture-missing']],
  ['bluesky', content({ pictures: Array.from({ length: 5 }, () => ({ alt: 'Kios' })) }), ['too-many-pictures']],
  ['bluesky', content({ pictures: [{ alt: '' }] }), ['alt-missing']],
  ['bluesky', content({ pictures: [{ alt: '', noAltReason: 'hiasan' }] }), []],
  ['bluesky', content({ pictures: [{ alt: 'a'.repeat(2_001) }] }), ['alt-too-long']],
  ['radio', content({ pictures: [{ alt: '' }] }), ['pictures-not-shown']],
  ['instagram', content({ text: '#kota '.repeat(31), pictures: [{ alt: 'Kios' }] }), ['too-many-hashtags']],
  ['instagram', content({ text: '@dinas '.repeat(21), pictures: [{ alt: 'Kios' }] }), ['too-many-mentions']],
  ['instagram', content({ text: '#1 surel@kota.go.id '.repeat(31), pictures: [{ alt: 'Kios' }] }), []],
  [
    'threads',
    content({ text: [1, 2, 3, 4, 5, 6].map((page) => `https://kota.go.id/${page}`).join(' ') }),
    ['too-many-links'],
  ],
  ['threads', content({ text: 'https://kota.go.id/1 '.repeat(8) }), []],
  ['youtube', content({ text: 'Suhu <30 derajat' }), ['forbidden-characters']],
  ['youtube', content({ title: 'a'.repeat(101) }), ['title-too-long']],
  ['telegram', content({ text: 'a'.repeat(1_025), pictures: [{ alt: '' }] }), ['text-too-long']],
  ['telegram', content({ text: 'a'.repeat(1_025) }), []],
])('%s finds what is amiss', (medium, checked, expected) => {
  expect(rules(medium, checked)).toEqual(expected);
});
