import { describe, expect, test } from 'vitest';
import { draftOf, draftsOf, type Draft } from './drafts.ts';
import { fits } from './fit.ts';
import type { Outline } from './outline.ts';
import { spoken } from './spoken.ts';
import { toldFacts } from './told-facts.ts';

const full: Outline = {
  title: 'Saluran Jalan Barito dikeruk dan ditutup',
  what: 'Dalam rangka mengurangi genangan, DPUPR mengeruk saluran sepanjang 120 meter di Jalan Barito.',
  why: 'Setiap hujan lebat air meluap ke rumah di tiga RT.',
  who: 'Bidang Sumber Daya Air DPUPR bersama warga',
  place: 'Jalan Barito',
  village: 'Potrobangsan',
  how: 'Satu lajur jalan tetap bisa dilewati. Alat berat bekerja bergantian dari ujung timur.',
  startsAt: new Date('2026-12-23T01:00:00Z'),
  endsAt: new Date('2026-12-23T08:00:00Z'),
  facts: [
    { label: 'Panjang saluran', value: '120 meter' },
    { label: 'Biaya', value: 'Rp50.000.000' },
  ],
  quotes: [{ text: '"Kami mulai dari titik yang paling sering dilaporkan."', name: 'Bambang Prasetyo', title: 'Sekretaris DPUPR' }],
  photos: 0,
  programmes: ['Prodamai'],
  agency: { name: 'Dinas Pekerjaan Umum dan Penataan Ruang', shortName: 'DPUPR' },
  city: 'Kota Magelang',
  zone: 'Asia/Jakarta',
  now: new Date('2026-11-27T00:00:00Z'),
}; // oxfmt-ignore

test('a press release has title, dateline, a newsroom date, the quote with name and title, and a gap for the contact', () => {
  const { text, gaps } = draftOf(full, 'press-release');
  expect(text).toContain('Kota Magelang – ');
  expect(text).toContain('Rabu (23/12/2026) pukul 08.00–15.00 WIB');
  expect(text).toContain('“Kami mulai dari titik yang paling sering dilaporkan,” kata Bambang Prasetyo, Sekretaris DPUPR.');
  expect(text).not.toMatch(/Dalam rangka|Sehubungan dengan/i);
  expect(text).toContain('Tujuannya mengurangi genangan.');
  expect(gaps).toEqual(['contact']);
  expect(text).toContain('[nama narahubung dan nomor telepon]');
}); // oxfmt-ignore

test('what nobody has written is a gap in brackets, not an invention', () => {
  const empty: Outline = {
    ...full, title: '', what: '', why: '', who: '', place: '', village: '', how: '', startsAt: null, endsAt: null, facts: [], quotes: [], programmes: [],
  }; // oxfmt-ignore
  const { text, gaps } = draftOf(empty, 'press-release');
  expect(gaps).toEqual(['title', 'what', 'why', 'who', 'when', 'where', 'how', 'quote', 'contact']);
  expect(text.match(/\[/g)).toHaveLength(9);
  expect(draftOf(empty, 'portal').text).not.toMatch(/[[\d]/);
});

test('the tense follows from the day', () => {
  const on = (now: string): string => draftOf({ ...full, what: 'Mengeruk saluran.', now: new Date(now) }, 'portal').text;
  expect(on('2026-12-22T00:00:00Z')).toMatch(/^DPUPR akan mengeruk saluran pada Rabu/);
  expect(on('2026-12-23T02:00:00Z')).toMatch(/^DPUPR mengeruk saluran hari ini, Rabu/);
  expect(on('2026-12-24T02:00:00Z')).toMatch(/^DPUPR telah mengeruk saluran pada Rabu/);
  const undated = draftOf({ ...full, what: 'Mengeruk saluran.', startsAt: null, endsAt: null }, 'portal').text;
  expect(undated).toMatch(/^DPUPR mengeruk saluran di Jalan Barito/);
}); // oxfmt-ignore

test.each([
  ['Penimbangan dan imunisasi balita', 'DPUPR akan melaksanakan penimbangan dan imunisasi balita'],
  ['Festival Kali Progo', 'DPUPR akan menggelar Festival Kali Progo'],
  ['Saluran Jalan Barito dikeruk', 'Saluran Jalan Barito akan dikeruk'],
  ['Warga menanam 40 pohon', 'Warga akan menanam 40 pohon'],
  ['Mobil layanan yang dipesan warga datang ke balai', 'DPUPR akan membuka Mobil layanan yang dipesan warga datang ke balai'],
])('%s is told as news', (what, news) => {
  expect(draftOf({ ...full, title: '', what }, 'portal').text.startsWith(news)).toBe(true);
}); // oxfmt-ignore

test('the opening follows from the content', () => {
  const first = (outline: Partial<Outline>): string => draftOf({ ...full, ...outline }, 'instagram').text.split('\n')[0] ?? '';
  expect(first({})).toBe('Setiap hujan lebat air meluap ke rumah di tiga RT.');
  expect(first({ title: 'KTP hilang? Ini tiga syaratnya' })).toBe('KTP hilang? Ini tiga syaratnya');
  expect(first({ why: '', now: full.startsAt ?? full.now })).toBe('Hari ini: Saluran Jalan Barito dikeruk dan ditutup.');
  expect(first({ why: '' })).toBe('Saluran Jalan Barito dikeruk dan ditutup.');
}); // oxfmt-ignore

test.each([
  ['Rp50.000.000', 'lima puluh juta rupiah'],
  ['1.234,5 km', 'seribu dua ratus tiga puluh empat koma lima kilometer'],
  ['pukul 08.00–15.30 WIB', 'pukul delapan sampai lima belas lewat tiga puluh menit Waktu Indonesia Barat'],
  ['RT 04 RW 11, Jl. Barito No. 12', 'RT empat RW sebelas, Jalan Barito nomor dua belas'],
  ['0812-3456-7890', 'nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol'],
  ['hubungi 112', 'hubungi satu satu dua'],
  ['40 %', 'empat puluh persen'],
  ['HUT ke-1120', 'HUT keseribu seratus dua puluh'],
  ['Biaya: Rp1,5 miliar.', 'Biaya: satu koma lima miliar rupiah.'],
])('%s is said as %s', (written, said) => expect(spoken(written)).toBe(said));

/** A small generator with a fixed start, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const titles = [
  'Posyandu Balita',
  'Saluran Jalan Barito dikeruk',
  'KTP hilang? Ini syaratnya',
  'Lomba Mewarnai Tingkat SD',
  'Penanaman pohon peneduh',
  'Rapat koordinasi pengendalian inflasi daerah dan kesiapan stok pangan menjelang akhir tahun',
];
const whats = [
  'Penimbangan dan imunisasi',
  'Mengeruk saluran sepanjang 120 meter. Pekerjaan dibagi dua tahap',
  'Sehubungan dengan hari jadi, lomba mewarnai digelar',
  'Menanam 35 pohon tabebuya di tepi jalan',
  'Membahas harga beras, cabai, dan minyak goreng serta menyiapkan operasi pasar di 17 kelurahan',
  '',
];
const whys = [
  'mengurangi genangan',
  'Warga sulit datang ke kantor.',
  'agar anak berani tampil',
  '',
  'Harga beras naik dua pekan terakhir. Warga membutuhkan kepastian stok.',
];
const hows = [
  'Daftar di tempat, gratis',
  'Satu lajur tetap bisa dilewati. Petugas berjaga.',
  '',
  'Peserta membawa pensil warna sendiri; kertas disediakan panitia. Hasil diumumkan pada hari yang sama.',
];
const places = ['Balai RW 04', 'Jalan Barito', 'Gedung Wanita Kota Magelang, Jalan Veteran No. 7', ''];
const values = ['120 meter', 'Rp50.000.000', '1.250 orang', '40 %', '2,5 ton', '08.00 WIB', '12 Januari 2027'];

function anOutline(random: () => number): Outline {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const startsAt = random() < 0.85 ? new Date(Date.UTC(2026, 10, 1 + Math.floor(random() * 60), Math.floor(random() * 12), pick([0, 30]))) : null;
  const hours = pick([0, 3, 30]);
  return {
    ...full,
    title: pick(titles),
    what: pick(whats),
    why: pick(whys),
    how: pick(hows),
    who: pick(['Dinkes dan kader', '', 'Warga ikut bergotong royong']),
    place: pick(places),
    village: pick(['Potrobangsan', 'Kelurahan Kemirirejo', '']),
    startsAt,
    endsAt: startsAt && hours > 0 ? new Date(startsAt.getTime() + hours * 3_600_000) : null,
    facts: Array.from({ length: Math.floor(random() * 4) }, (_, index) => ({ label: pick(['Peserta', 'Biaya', 'Panjang', '']) + (index || ''), value: pick(values) })),
    quotes: random() < 0.5 ? full.quotes : [],
    programmes: random() < 0.5 ? ['Prodamai'] : [],
    agency: pick([full.agency, { name: 'Dinas Kesehatan', shortName: 'Dinkes' }]),
  };
} // oxfmt-ignore

const outlines = Array.from({ length: 300 }, (_, index) => anOutline(generator(index * 7919 + 17)));

const drafted = new Map(outlines.map((outline) => [outline, draftsOf(outline)]));
const textsOf = (outline: Outline): readonly Draft[] => drafted.get(outline) ?? [];

/** Numbers as they are written, with their full stops and commas. */
function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(?:[.,/]\d+)*/g) ?? [];
}

function sourceOf(outline: Outline): string {
  const { day, pressDay, clock } = toldFacts(outline);
  const { title, what, why, how, who, place, village, facts, quotes } = outline;
  const given = [title, what, why, how, who, place, village, ...facts.flatMap(Object.values), ...quotes.flatMap(Object.values)];
  return [...given, day, pressDay, clock].join(' ');
} // oxfmt-ignore

interface Told {
  readonly outline: Outline;
  readonly draft: Draft;
}

/** What a rule finds wrong, over every text of every outline. */
function faultsIn(rule: (told: Told) => readonly string[] | boolean): readonly string[] {
  return outlines.flatMap((outline) =>
    textsOf(outline).flatMap((draft) => {
      const found = rule({ outline, draft });
      const faults = typeof found === 'boolean' ? (found ? [] : ['broken']) : found;
      return faults.map((fault) => `${draft.form}: ${fault} in ${draft.text}`);
    }),
  );
}

const seconds = ({ reading }: Draft): number => (reading ? reading.seconds / reading.target : 0);
const isRadio = ({ form }: Draft): boolean => form.startsWith('radio');
const weekdays = /(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \p{Lu}\p{Ll}+ \d{4}/gu;

describe('over 300 outlines', () => {
  test('every number in a text stands in the outline', () => {
    const faults = faultsIn(({ outline, draft }) => {
      if (draft.form === 'shot-list') return [];
      const known = new Set(numbersIn(sourceOf(outline)));
      return numbersIn(draft.text.replaceAll(/^\d\. /gm, '')).filter((number) => !known.has(number));
    });
    expect(faults).toEqual([]);
  });

  test('a figure that is told is told whole, with its own label', () => {
    const faults = faultsIn(({ outline, draft }) => {
      const { figures } = toldFacts(outline);
      const told = (value: string): string => (isRadio(draft) ? spoken(value) : value);
      return figures.flatMap(({ label }) => {
        const at = label === '' ? -1 : draft.text.indexOf(`${label}: `);
        const right = figures.some((one) => one.label === label && draft.text.startsWith(`${label}: ${told(one.value)}`, at)); // oxfmt-ignore
        return at < 0 || right ? [] : [label];
      });
    });
    expect(faults).toEqual([]);
  });

  test('day, hour and place are the same in every text that tells them', () => {
    const faults = faultsIn(({ outline, draft: { form, text } }) => {
      const { day, pressDay, clock, where } = toldFacts(outline);
      const dates = (text.match(weekdays) ?? []).filter((date) => !day.includes(date));
      const pressDates = (text.match(/\d\d\/\d\d\/\d{4}/g) ?? []).filter((date) => !pressDay.includes(date));
      const hours = (text.match(/pukul \d\d\.\d\d(?:–\d\d\.\d\d)? WIB/gi) ?? []).filter((hour) => hour.toLowerCase() !== clock.toLowerCase()); // oxfmt-ignore
      const places = text.split('\n').filter((one) => one.startsWith('📍 ') && one.slice(3).toLowerCase() !== where.slice(3).toLowerCase()); // oxfmt-ignore
      return form.startsWith('radio') ? [] : [...dates, ...pressDates, ...hours.map((hour) => `${hour} is not ${clock}`), ...places]; // oxfmt-ignore
    });
    expect(faults).toEqual([]);
  });

  test('no channel gets more than it takes', () => {
    expect(faultsIn(({ draft: { limit } }) => limit === null || limit.used <= limit.max)).toEqual([]);
    const bytes = { max: 300, unit: 'grapheme', maxBytes: 3000 } as const;
    expect(faultsIn(({ draft: { form, text } }) => form !== 'bluesky' || fits(text, bytes))).toEqual([]);
    expect(faultsIn(({ draft: { form, words } }) => form !== 'press-release' || words <= 500)).toEqual([]);
  });

  test('no empty brackets, doubled spaces, doubled stops or blank lines', () => {
    const broken = /\[\s*\]|\(\s*\)|[^\S\n]{2,}|\n{3,}|(?<!\.)\.\.(?!\.)|\s[.,;:](?:\s|$)|undefined|null/;
    expect(faultsIn(({ draft: { text } }) => !broken.test(text) && text.trim() === text)).toEqual([]);
  });

  test('a script takes its time, give or take a tenth, or says that the outline gives too little', () => {
    const scripts = outlines.flatMap(textsOf).filter(isRadio);
    expect(scripts.filter((script) => seconds(script) > 1)).toEqual([]);
    expect(scripts.filter((script) => script.tooShort !== seconds(script) < 0.9)).toEqual([]);
    expect(scripts.filter(({ text }) => /\d/.test(text)).map(({ text }) => text)).toEqual([]);
    expect(scripts.filter(({ tooShort }) => !tooShort).length).toBeGreaterThan(350);
  });

  test('the same outline gives the same words', () => {
    for (const outline of outlines.slice(0, 40)) expect(draftsOf({ ...outline })).toEqual(textsOf(outline));
  });
});

test('a full outline gives a press release of 300 to 500 words and both scripts on time', () => {
  const rich: Outline = {
    ...full,
    what: `${full.what} Pekerjaan dibagi dua tahap supaya warga tetap bisa keluar masuk rumah. Tahap pertama dimulai dari simpang timur sampai depan balai RW. Tahap kedua dilanjutkan sampai jembatan kecil di ujung barat. Saluran yang sudah dikeruk langsung ditutup beton supaya aman bagi anak dan pejalan kaki. Lumpur diangkut pada malam hari dan tidak ditumpuk di tepi jalan.`,
    why: `${full.why} Warga melaporkan genangan ini lewat musyawarah tingkat RT. Saluran lama menyempit karena endapan lumpur dan sampah plastik. Anak sekolah kesulitan berjalan saat air naik. Pedagang di tepi jalan juga kehilangan pembeli setiap kali air menggenang.`,
    how: `${full.how} Petugas mengatur kendaraan di dua ujung jalan. Warga yang perlu mengeluarkan mobil dapat memberi tahu petugas lebih dulu. Truk sampah tetap masuk sesuai jadwal. Jika hujan lebat turun, pekerjaan dihentikan dan pelat besi dipasang supaya jalan bisa dilewati.`,
    quotes: [...full.quotes, { text: 'Warga sudah lama menunggu saluran ini diperbaiki, dan kami ikut menjaga supaya tidak ada lagi sampah masuk ke saluran', name: 'Sri Lestari', title: 'Ketua RT 03' }],
  }; // oxfmt-ignore
  const release = draftOf(rich, 'press-release');
  expect(release.words).toBeGreaterThanOrEqual(300);
  expect(release.words).toBeLessThanOrEqual(500);
  expect(release.tooShort).toBe(false);
  for (const form of ['radio-30', 'radio-60'] as const) expect(draftOf(rich, form).tooShort).toBe(false);
});
