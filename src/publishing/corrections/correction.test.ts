import { expect, test } from 'vitest';
import { correctionOf } from './correction.ts';

const original = {
  title: 'Jadwal vaksin',
  text: 'Rabu pukul 08.00.',
  kind: 'layanan',
  informationClass: 'serta-merta',
  channels: [{ channelId: 'a', text: 'Khusus di sini' }],
  pictures: [{ mediaId: 'm', alt: '', noAltReason: '' }],
} as const;

test('a correction names the original, leaves room for wrong and right, and says the same everywhere', () => {
  const { title, text, channels, pictures, kind, informationClass } = correctionOf(original, '23 Nov 2026');
  expect(title).toBe('Ralat: Jadwal vaksin');
  expect(text).toContain('Ralat atas unggahan kami “Jadwal vaksin”, 23 Nov 2026.');
  expect(text).toMatch(/Tertulis: \n\nYang benar: \n/);
  expect({ channels, pictures, kind, informationClass }).toEqual({
    channels: [{ channelId: 'a', text: null }],
    pictures: [],
    kind: 'layanan',
    informationClass: 'serta-merta',
  });
});

test('an original without a title is named by its day, and a long title stays within what titles may have', () => {
  expect(correctionOf({ ...original, title: ' ' }, '23 Nov 2026').title).toBe('Ralat: 23 Nov 2026');
  expect(correctionOf({ ...original, title: 'x'.repeat(200) }, '23 Nov 2026').title).toHaveLength(200);
});
