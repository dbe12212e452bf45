import { expect, test } from 'vitest';
import { cardFields, cardTemplates } from '#cards/contract.ts';
import { hostOf } from './host.ts';
import { proposeCard, type Known } from './propose.ts';

const agency = { id: 'a', shortName: 'DPUPR', name: 'Dinas Pekerjaan Umum', zone: 'Asia/Jakarta' };
const known: Known = {
  post: { agency, programmes: [{ id: 'p', name: 'Prodamai' }] },
  content: { title: 'Kerja bakti saluran', text: 'Warga RW 5 mengeruk saluran. Hasilnya tiga truk lumpur.\n\n#KerjaBakti https://kota.go.id/a', kind: 'berita', pictures: [] },
  activity: {
    title: 'Kerja bakti', startsAt: '2026-11-28T00:00:00.000Z', endsAt: '2026-11-28T03:30:00.000Z', place: 'Jalan Sriwijaya', village: 'Kemirirejo',
    facts: [{ label: 'saluran dikeruk', value: '4,2 km' }, { label: 'ketua', value: 'Pak RW' }, { label: 'lumpur', value: '3 truk' }],
    quotes: [{ text: 'Bersih itu sehat.', name: 'Siti', title: 'Ketua RT' }],
  },
  host: 'kota.go.id',
}; // oxfmt-ignore

test('a card begins with what the post and its activity say', () => {
  expect(proposeCard('event', known).fields).toEqual({ kicker: 'Prodamai', title: 'Kerja bakti saluran', date: 'Sabtu, 28 November 2026', time: 'Pukul 07.00–10.30 WIB', place: 'Jalan Sriwijaya, Kemirirejo', foot: 'kota.go.id' }); // oxfmt-ignore
  expect(proposeCard('announcement', known).fields['body']).toBe(
    'Warga RW 5 mengeruk saluran. Hasilnya tiga truk lumpur.',
  );
  expect(proposeCard('figures', known).fields).toMatchObject({
    value1: '4,2 km',
    label1: 'saluran dikeruk',
    value2: '3 truk',
    label2: 'lumpur',
  });
  expect(proposeCard('quote', known).fields).toMatchObject({
    text: 'Bersih itu sehat.',
    name: 'Siti',
    position: 'Ketua RT',
  });
});

test('no template is given more than it takes, whatever the post holds', () => {
  const long = { ...known, content: { ...known.content, title: 'Kata 👷🏽 '.repeat(80), text: 'a'.repeat(50_000) } };
  for (const template of cardTemplates) {
    for (const bare of [long, { ...known, activity: undefined, host: '', post: { agency, programmes: [] } }]) {
      const { fields } = proposeCard(template, bare);
      const over = cardFields[template].filter(({ name, most }) => (fields[name] ?? '').length > most);
      expect(over).toEqual([]);
      expect(Object.values(fields).some((words) => /[\ud800-\udbff]$/u.test(words))).toBe(false);
    }
  }
});

test('only an address that citizens can reach is printed', () => {
  const hosts = ['www.magelangkota.go.id', 'localhost', '127.0.0.1', 'desk.localhost'].map((hostname) =>
    hostOf({ hostname }),
  );
  expect(hosts).toEqual(['magelangkota.go.id', '', '', '']);
});
