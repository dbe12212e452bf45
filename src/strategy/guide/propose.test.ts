import { describe, expect, test } from 'vitest';
import { linesOf, noAnswers } from './answers.ts';
import { tagOf } from './content.ts';
import { mixOf } from './propose-mix.ts';
import { propose, type ProposalAsked } from './propose.ts';
import type { StrategyAnswers } from './set-up-contract.ts';

const none = noAnswers.duties;

function asked(answers: Partial<StrategyAnswers>, more: Partial<ProposalAsked> = {}): ProposalAsked {
  return {
    answers: { ...noAnswers, ...answers },
    agency: { name: 'Dinas Kesehatan', shortName: 'Dinkes' },
    channels: [],
    inherited: [],
    language: 'id',
    ...more,
  };
}

test('a hashtag is one word, whatever was typed', () => {
  expect(['#kamis budaya', 'KamisBudaya', '# ', 'Sapa-Warga 2026!'].map(tagOf)).toEqual([
    'KamisBudaya',
    'KamisBudaya',
    '',
    'SapaWarga2026',
  ]);
});

test('lines lose their list marks, not their words', () => {
  expect(linesOf('1. Syarat KTP?\n\n- Jam buka\n  3 hari jadi?')).toEqual(['Syarat KTP?', 'Jam buka', '3 hari jadi?']);
});

describe('the mix', () => {
  const paces = ['often', 'sometimes', 'never', null] as const;
  const every = paces.flatMap((policy) =>
    paces.flatMap((service) =>
      paces.flatMap((participation) => paces.map((ceremony) => ({ policy, service, participation, ceremony }))),
    ),
  );
  test('is always 100, in steps of five, with ceremony at most 10 beside others', () => {
    const mixes = every.map((told) => mixOf({ ...none, ...told, performance: told.policy }));
    const told = mixes.filter(({ size }) => size > 0).map((mix) => [...mix.values()]);
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter((shares) => shares.reduce((sum, share) => sum + share, 0) !== 100)).toEqual([]);
    expect(told.flat().filter((share) => share % 5 !== 0 || share <= 0)).toEqual([]);
    const beside = mixes.filter(({ size }) => size > 1).map((mix) => mix.get('ceremony') ?? 0);
    expect(Math.max(...beside)).toBe(10);
  });

  test('follows what is told often', () => {
    const mix = mixOf({ ...none, policy: 'often', service: 'often', participation: 'sometimes', ceremony: 'often' });
    expect([...mix]).toEqual([
      ['information', 40],
      ['service', 40],
      ['participation', 10],
      ['ceremony', 10],
    ]);
    expect(mixOf(none).size).toBe(0);
  });
});

describe('the proposal', () => {
  const full: Partial<StrategyAnswers> = {
    audiences: ['parents', 'elderly'],
    otherAudience: 'kader posyandu',
    questions: '- Jadwal imunisasi?\n- Berobat pakai BPJS.\nlainnya',
    changes: ['use-services'],
    otherChange: 'Imunisasi lengkap 95 %.',
    places: ['whatsapp', 'radio', 'meeting'],
    duties: { ...none, service: 'often', education: 'often', policy: 'sometimes', ceremony: 'sometimes' },
    language: 'javanese',
    voices: ['friendly', 'calm'],
    hardWords: ['dalam-rangka'],
    otherHardWords: 'stunting = kurang gizi menahun\nfaskes → puskesmas atau rumah sakit',
    perWeek: 3,
    times: ['morning', 'evening'],
    weekday: 4,
    weekdayTheme: 'Kamis sehat',
    hashtag: '#dinkes magelang',
  };

  test('of the same answers is the same, in both languages', () => {
    expect(propose(asked(full))).toEqual(propose(asked(full)));
    expect(propose(asked(full, { language: 'en' })).content.summary).toContain('gives parents');
  });

  test('turns every answer into its part', () => {
    const { content, goals } = propose(asked(full));
    expect(content.summary).toMatch(/^Dinkes memberi orang tua murid, lansia dan keluarganya dan kader posyandu kabar/);
    expect(content.goal).toBe(
      'Dalam setahun: lebih banyak warga memakai layanan kami tanpa bertanya dua kali; Imunisasi lengkap 95 %.',
    );
    expect(goals.map(({ change }) => change)).toEqual([
      'Lebih banyak warga memakai layanan kami tanpa bertanya dua kali',
      'Imunisasi lengkap 95 %',
    ]);
    expect(content.audiences.map(({ name }) => name)).toEqual([
      'Orang tua murid',
      'Lansia dan keluarganya',
      'kader posyandu',
    ]);
    expect(content.audiences[0]?.needs).toContain('Jadwal imunisasi?; Berobat pakai BPJS; lainnya');
    expect(content.voice.examples).toHaveLength(2);
    expect(content.avoid).toEqual([
      { word: 'dalam rangka', instead: 'untuk' },
      { word: 'stunting', instead: 'kurang gizi menahun' },
      { word: 'faskes', instead: 'puskesmas atau rumah sakit' },
    ]);
    expect(content.hashtags.map(({ tag }) => tag)).toEqual(['DinkesMagelang', 'KamisSehat']);
    expect(content.kinds.map(({ kind, duty }) => `${kind} ${duty}`)).toEqual([
      'berita policy',
      'layanan service',
      'video-pendek education',
    ]);
  });

  test('uses the channels that are there, and says which are not', () => {
    const radio = { id: 'r', name: 'Magelang FM', medium: 'radio', mediaClass: 'conventional' } as const;
    const portal = { id: 'p', name: 'Portal', medium: 'portal', mediaClass: 'new' } as const;
    const { content } = propose(asked(full, { channels: [radio, portal] }));
    expect(content.channels.map(({ name, channelId, mediaClass }) => [name, channelId, mediaClass])).toEqual([
      ['Portal kota · Portal', 'p', 'new'],
      ['Kanal WhatsApp', null, 'new'],
      ['Radio · Magelang FM', 'r', 'conventional'],
      ['Pertemuan warga', null, 'traditional'],
    ]);
  });

  test('of an agency below a city with a mix adds no shares of its own', () => {
    const inherited = [{ name: 'Informasi', description: '', wantedShare: 100, weekday: null }];
    const { pillars } = propose(asked(full, { inherited }));
    expect(pillars.map(({ name, wantedShare, weekday }) => [name, wantedShare, weekday])).toEqual([
      ['Layanan Dinkes', null, null],
      ['Kamis sehat', null, 4],
    ]);
    const alone = propose(asked(full)).pillars;
    expect(alone.reduce((sum, { wantedShare }) => sum + (wantedShare ?? 0), 0)).toBe(100);
  });

  test('spreads a week over days and times, with the standing theme on its day', () => {
    const { slots } = propose(asked(full));
    expect(slots.map(({ words }) => words)).toEqual([
      'Senin pagi, pukul 07.00: Layanan: begini caranya',
      'Selasa pagi, pukul 07.00: Layanan: begini caranya',
      'Kamis malam, pukul 19.00: Kamis sehat',
    ]);
    expect(slots.at(-1)).toMatchObject({ weekday: 4, time: 'evening', pillar: 'Kamis sehat' });
    expect(propose(asked({ perWeek: 50, times: ['noon'] })).slots).toHaveLength(14);
  });

  test('of nothing is empty but for the sentence on who we are', () => {
    const { content, pillars, slots, goals } = propose(asked({}));
    expect([pillars, slots, goals, content.goal, content.audiences, content.channels]).toEqual([
      [],
      [],
      [],
      '',
      [],
      [],
    ]);
    expect(content.summary).toMatch(/^Dinkes memberi warga kabar/);
  });
});
