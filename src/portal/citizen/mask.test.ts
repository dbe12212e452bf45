import { expect, test } from 'vitest';
import { masked, personalDataIn } from './mask.ts';

test.each([
  ['NIK saya 3371012345670001 tolong', 'NIK saya 3371•••••••••••• tolong', ['nik']],
  ['3371 0123 4567 0001', '3371 •••• •••• ••••', ['nik']],
  ['WA 0812-3456-7890 ya', 'WA 0812-••••-•••• ya', ['phone']],
  ['+62 812 3456 7890', '+62 81• •••• ••••', ['phone']],
  ['kantor (0293) 123456', 'kantor (0293) ••••••', ['phone']],
  ['dua: 081234567890 dan 082234567890', 'dua: 0812•••••••• dan 0822••••••••', ['phone']],
  ['surel bu.yanti@contoh.test', 'surel b•••@contoh.test', ['email']],
])('%s', (text, shown, kinds) => {
  expect(masked(text)).toBe(shown);
  expect(personalDataIn(text)).toEqual(kinds);
});

test.each([
  'Anggaran Rp1.250.000.000 untuk 17 kelurahan',
  'Tanggal 23-11-2026 pukul 09.00',
  'RT 04 RW 07, Jalan Barito 12',
  'Surat 005/1234/2026',
])('leaves ordinary numbers alone: %s', (text) => {
  expect(masked(text)).toBe(text);
  expect(personalDataIn(text)).toEqual([]);
});
