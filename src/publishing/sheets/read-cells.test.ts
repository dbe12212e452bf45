import { expect, test } from 'vitest';
import { columnCalled, recognise } from './columns.ts';
import { readDate } from './read-date.ts';
import { labelled, readHashtags, readKind, readPlatforms, readStatus } from './read-names.ts';
import { readTime } from './read-time.ts';

const today = '2026-11-27';

test.each([
  ['23/11/2026', '2026-11-23'], ['23-11-26', '2026-11-23'], ['23.11.2026', '2026-11-23'], ['2026-11-23', '2026-11-23'],
  ['23 Nov 2026', '2026-11-23'], ['23 Nopember 2026', '2026-11-23'], ['Senin, 23 November 2026', '2026-11-23'], ['senin 23 nov', '2026-11-23'],
  ["Jum'at 27/11/2026", '2026-11-27'], ['November 23, 2026', '2026-11-23'], ['1 Mei 2027', '2027-05-01'], ['5 Agt 2026', '2026-08-05'],
  ['3/1', '2027-01-03'], ['23 nov', '2026-11-23'], ['46349', '2026-11-23'], ['46349.375', '2026-11-23'], ['2026-11-23T00:00:00Z', '2026-11-23'],
  ['tgl 23 Nov 2026', '2026-11-23'], ['29/2/2028', '2028-02-29'],
])('%s is %s', (text, iso) => {
  expect(readDate(text, today)).toEqual({ iso, otherWeekday: null });
}); // oxfmt-ignore

test.each([
  ['31 Februari 2026', 'date-not-existing'], ['31/2/2026', 'date-not-existing'], ['29 Feb 2027', 'date-not-existing'], ['32/1/2026', 'date-not-existing'],
  ['11/23/2026', 'date-order'], ['besok', 'date-unreadable'], ['minggu ke-2', 'date-unreadable'], ['23 Foo 2026', 'date-unreadable'],
  ['23/11/1899', 'date-not-existing'], ['constructor', 'date-unreadable'], ['0/0/2026', 'date-not-existing'],
])('%s is refused: %s', (text, problem) => {
  expect(readDate(text, today)).toBe(problem);
}); // oxfmt-ignore

test('a weekday that is not that of the date is told', () => {
  expect(readDate('Selasa 23 November 2026', today)).toEqual({ iso: '2026-11-23', otherWeekday: 2 });
});

test.each([
  ['09.00', '09:00'], ['9:00 WIB', '09:00'], ['pukul 09.00 WIB', '09:00'], ['jam 9', '09:00'], ['9', '09:00'], ['7 malam', '19:00'],
  ['4.30 sore', '16:30'], ['12 siang', '12:00'], ['1 siang', '13:00'], ['11 siang', '11:00'], ['9 PM', '21:00'], ['12 AM', '00:00'], ['Pagi', '07:00'],
  ['SIANG', '12:00'], ['Sore', '16:30'], ['malam', '19:00'], ['0.375', '09:00'], ['0,5', '12:00'], ['09.00-10.00', '09:00'],
  ['09.00 s/d 10.00 WIB', '09:00'], ['16:30:00', '16:30'], ['00.15', '00:15'],
])('%s o’clock is %s', (text, time) => {
  expect(readTime(text, 'WIB')).toEqual({ time });
}); // oxfmt-ignore

test.each([
  ['25.00', 'time-not-existing'], ['24.00', 'time-not-existing'], ['9.75', 'time-not-existing'], ['kapan saja', 'time-unreadable'],
  ['constructor', 'time-unreadable'], ['9:00 WITA', 'time-other-zone'], ['9 kali', 'time-unreadable'],
])('%s o’clock is refused: %s', (text, problem) => {
  expect(readTime(text, 'WIB')).toEqual({ problem });
}); // oxfmt-ignore

const channel = (id: string, name: string, medium: string) => {
  return { id, agencyId: 'x', name, handle: `@${id}`, medium, network: 'by-hand' };
};
const channels = labelled([
  channel('a', 'Instagram Dinkes', 'instagram'),
  channel('b', 'Facebook Dinkes', 'facebook'),
  channel('c', 'Portal warga', 'portal'),
]);

test.each([
  ['IG, FB', ['a', 'b'], [], []], ['instagram / facebook', ['a', 'b'], [], []], ['Instagram Dinkes', ['a'], [], []], ['@b', ['b'], [], []],
  ['semua', ['a', 'b', 'c'], [], []], ['IG Reels & Website', ['a', 'c'], [], []], ['IG + Tiktok', ['a'], [], ['Tiktok']], ['Friendster', [], ['Friendster'], []],
  ['toString', [], ['toString'], []], ['X/Twitter', [], [], ['X', 'Twitter']],
])('%s means channels', (...[text, channelIds, unknown, without]) => {
  expect(readPlatforms(text, channels)).toEqual({ channelIds, unknown, without });
}); // oxfmt-ignore

test('formats, states and hashtags are read as people write them', () => {
  expect(['Reels', 'Carousel', 'INFOGRAFIS', 'Feed', 'Info layanan', 'valueOf'].map(readKind)).toEqual(
    ['video-pendek', 'infografis', 'infografis', 'berita', 'layanan', undefined],
  ); // oxfmt-ignore
  expect(['Batal', 'Tayang', 'Draf', 'Terjadwal'].map(readStatus)).toEqual([
    'called-off',
    'already-out',
    'to-do',
    'to-do',
  ]);
  expect(readHashtags('SehatBersama, #Magelang  ##Kota')).toBe('#SehatBersama #Magelang #Kota');
});

test('columns are known by their headings, below a title and in any order', () => {
  expect(columnCalled('Tgl. Posting')).toBe('date');
  expect(columnCalled('JAM (WIB)')).toBe('time');
  expect(columnCalled('Penanggung Jawab')).toBe('pic');
  expect(columnCalled('__proto__')).toBeUndefined();
  const read = recognise([
    ['RENCANA KONTEN NOVEMBER', '', ''],
    ['', '', ''],
    ['No', 'Judul', 'Tanggal', 'Medsos', 'Catatan'],
    ['1', 'Vaksin', '23/11/2026', 'IG', 'x'],
  ]);
  expect(read).toEqual({ headRow: 2, columns: [null, 'topic', 'date', 'platform', null] });
});

test('without headings, columns are known by what is in them', () => {
  const long = 'Imunisasi kejar dibuka di semua puskesmas mulai pekan ini, bawa buku KIA dan datang sebelum siang.';
  const read = recognise([
    ['23/11/2026', '09.00', 'IG', 'Vaksin', long, '#Sehat #Magelang'],
    ['24/11/2026', 'Pagi', 'FB', 'Posyandu', long, '#Sehat'],
  ]);
  expect(read).toEqual({ headRow: -1, columns: ['date', 'time', 'platform', null, 'caption', 'hashtags'] });
});

test('two channels of one medium are told apart by their handles, also when their names are the same', () => {
  const same = [
    channel('a', 'Dinkes', 'instagram'),
    channel('b', 'Dinkes', 'instagram'),
    channel('c', 'Dinkes', 'portal'),
  ];
  const two = labelled(same);
  expect(two.map(({ label }) => label)).toEqual(['Instagram @a', 'Instagram @b', 'Portal']);
  expect(readPlatforms('Instagram @b; Portal', two).channelIds).toEqual(['b', 'c']);
  expect(readPlatforms('Dinkes', two).channelIds).toEqual(['a', 'b', 'c']);
});
