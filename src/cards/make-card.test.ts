import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaByIds } from '#media/media.store.ts';
import { openPicture, pictureFiles, uploadPicture, type MediaId } from '#media/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../test/support/people.ts';
import { cardsOf } from './card.store.ts';
import { barredAmong } from '#publishing/posts/barred.ts';
import { altOf } from './card.ts';
import { cardSizes, sizeOfCard, type CardDesign } from './design.ts';
import { makeCard } from './make-card.ts';
import { previewCard } from './preview-card.ts';
import { openStudio, type Studio } from './studio.ts';

const { db } = await aDatabase();
const folder = await mkdtemp(join(tmpdir(), 'kentongan cards '));
const files = pictureFiles(folder);
const studio = openStudio();
const tools = { db, files, now: () => new Date(), studio };
const refused = (kind: string): object => ({ ok: false, refusal: expect.objectContaining({ kind }) as object });
const greeting: CardDesign = {
  template: 'greeting',
  tone: 'colour',
  fields: { title: 'Selamat Hari Jadi', other: 'x' },
  pictures: [],
};
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true });
});

describe('making a card', () => {
  test('draws all sizes at once, keeps them as pictures of the library with their words, and once only', async () => {
    const asked = { agencyId: city.own, design: greeting, sizes: cardSizes };
    const made = await makeCard(tools, city.people.contributor, asked);
    if (!made.ok) throw new Error(made.refusal.kind);
    const { id, pictures, alt, design } = made.value;
    expect(design.fields).toEqual({ title: 'Selamat Hari Jadi' });
    const kept = await mediaByIds(db, [city.own], pictures.map(({ mediaId }) => mediaId as MediaId)); // oxfmt-ignore
    expect(kept.map(({ width, height }) => ({ width, height }))).toEqual(cardSizes.map((size) => sizeOfCard[size]));
    expect(new Set(kept.map((picture) => picture.alt))).toEqual(new Set([alt]));
    expect(alt).toContain('Selamat Hari Jadi');

    const again = await makeCard(tools, city.people.admin, asked);
    expect(again).toMatchObject({ ok: true, value: { id, pictures } });
    const trail = db.selectFrom('audit_entry').select('person_id').where('action', '=', 'card.made');
    expect(await trail.execute()).toEqual([{ person_id: city.people.contributor.personId }]);
  });

  test('a change makes another card: who attached the first one keeps it', async () => {
    const sizes = ['link'] as const;
    const first = await makeCard(tools, city.people.contributor, { agencyId: city.own, design: greeting, sizes });
    const changed = { ...greeting, fields: { title: 'Selamat Hari Pahlawan' } };
    const second = await makeCard(tools, city.people.contributor, { agencyId: city.own, design: changed, sizes });
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.id).not.toBe(first.value.id);
    const mediaIds = [first.value, second.value].map(({ pictures }) => pictures[0]?.mediaId ?? '');
    const found = await cardsOf(db, [city.own], mediaIds);
    expect(mediaIds.map((mediaId) => found.get(mediaId)?.design.fields['title'])).toEqual([
      'Selamat Hari Jadi',
      'Selamat Hari Pahlawan',
    ]);
    expect(await cardsOf(db, [city.sibling], mediaIds)).toEqual(new Map());
  });

  test('shows the pictures it is made of, cut to their places, as a photograph', async () => {
    const [red, green] = [await aPhoto('#c00000'), await aPhoto('#00a000')];
    const design: CardDesign = {
      template: 'before-after',
      tone: 'light',
      fields: { title: 'Jembatan' },
      pictures: [red, green],
    };
    const made = await makeCard(tools, city.people.contributor, { agencyId: city.own, design, sizes: ['wide'] });
    if (!made.ok) throw new Error(made.refusal.kind);
    const opened = await openPicture(tools, made.value.pictures[0]?.mediaId as MediaId, {
      maxBytes: null,
      mime: 'image/jpeg',
    });
    if (!opened.ok) throw new Error('no picture');
    const pixelAt = async (left: number) => {
      const { data } = await sharp(opened.value.bytes)
        .extract({ left, top: 450, width: 1, height: 1 })
        .raw()
        .toBuffer({ resolveWithObject: true });
      return [...data].map((part) => (part > 100 ? 1 : 0));
    };
    expect([await pixelAt(250), await pixelAt(950)]).toEqual([[1, 0, 0], [0, 1, 0]]); // oxfmt-ignore
  });

  test.each<[string, Partial<CardDesign>]>([
    ['card-field-missing', { fields: { title: '  ' } }],
    ['card-picture-missing', { template: 'before-after' }],
    [
      'card-text-too-long',
      {
        template: 'clarification',
        fields: { claim: 'Kabar beredar lagi. '.repeat(20), fact: 'Faktanya begini saja. '.repeat(27) },
      },
    ],
    ['card-letters-not-drawn', { fields: { title: '新年快乐' } }],
    ['picture-not-found', { template: 'before-after', pictures: [crypto.randomUUID(), crypto.randomUUID()] }],
  ])('refuses with %s and keeps nothing', async (kind, part) => {
    const before = await pictureCount();
    const design = { ...greeting, ...part };
    expect(await makeCard(tools, city.people.contributor, { agencyId: city.own, design, sizes: ['link'] })).toEqual(
      refused(kind),
    );
    expect(await pictureCount()).toEqual(before);
  });

  test('a picture that may not be shown any more makes no card, and bars the cards that were made of it', async () => {
    const [red, green] = [await aPhoto('#c01010'), await aPhoto('#10a010')];
    const design: CardDesign = {
      template: 'before-after',
      tone: 'light',
      fields: { title: 'Taman' },
      pictures: [red, green],
    };
    const asked = { agencyId: city.own, design, sizes: ['wide'] as const };
    const made = await makeCard(tools, city.people.contributor, asked);
    if (!made.ok) throw new Error(made.refusal.kind);
    const pictures = made.value.pictures.map(({ mediaId }) => ({ mediaId }));
    expect(await barredAmong(db, pictures, new Date())).toEqual([]);
    const withdrawn = { consent: 'adults', consent_withdrawn_on: '2026-01-01' };
    await db.updateTable('media').set(withdrawn).where('id', '=', red).execute();
    expect(await barredAmong(db, pictures, new Date())).toMatchObject([{ mediaId: red }]);
    expect(await makeCard(tools, city.people.contributor, asked)).toEqual(refused('card-picture-barred'));
  });

  test('readers and strangers make nothing, nor see a preview', async () => {
    const asked = { agencyId: city.own, design: greeting, sizes: ['link'] as const };
    expect(await makeCard(tools, city.people.leadership, asked)).toEqual(refused('not-allowed'));
    const elsewhere = { ...asked, agencyId: city.sibling };
    expect(await makeCard(tools, city.people.contributor, elsewhere)).toEqual(refused('not-allowed'));
    const shown = { agencyId: city.sibling, design: greeting, size: 'link', width: 100 } as const;
    expect(await previewCard(tools, city.people.contributor, shown)).toEqual(refused('not-allowed'));
  });
});

test('a preview of an empty card says what is missing; the agency’s colours come from its strategy', async () => {
  const content = JSON.stringify({
    brand: { logos: [], colours: [{ name: 'Jingga', hex: '#CD6B11' }], fonts: [], letterhead: '' },
  });
  await inTransaction(db, (tx) => tx.insertInto('strategy').values({ agency_id: city.root, content }).execute());
  const asked = { agencyId: city.own, design: { ...greeting, fields: {} }, size: 'square', width: 200 } as const;
  const shown = await previewCard(tools, city.people.contributor, asked);
  if (!shown.ok) throw new Error(shown.refusal.kind);
  const [missing, adjusted] = shown.value.findings;
  expect(missing).toEqual({ kind: 'field-missing', field: 'title' });
  expect(adjusted).toMatchObject({ kind: 'colour-adjusted', from: '#cd6b11' });
  const { dominant } = await sharp(shown.value.bytes).stats();
  expect([dominant.r > dominant.g, dominant.g > dominant.b, shown.value.width]).toEqual([true, true, 200]);
});

test('what takes too long or waits behind too many is an answer, not a fault', async () => {
  const kinds = ['cards-busy', 'card-took-too-long'] as const;
  for (const kind of kinds) {
    const full: Studio = {
      draw: () => Promise.resolve({ ok: false, refusal: { kind } }),
      close: () => Promise.resolve(),
    };
    const asked = { agencyId: city.own, design: greeting, sizes: ['link'] as const };
    expect(await makeCard({ ...tools, studio: full }, city.people.contributor, asked)).toEqual(refused(kind));
  }
  const crowd = openStudio();
  const look = { agencyName: 'Dinas', governmentName: '', main: '#2b4299', accent: '#e3a857' };
  const many = await Promise.all(
    Array.from({ length: 60 }, () =>
      crowd.draw({ design: greeting, look, size: 'link', pictures: {}, width: 60, as: 'preview' }),
    ),
  );
  await crowd.close();
  expect(many.filter(({ ok }) => ok).length).toBeGreaterThan(20);
  expect(many.find(({ ok }) => !ok)).toEqual(refused('cards-busy'));
});

test('the server answers while a card is drawn', async () => {
  const delays: number[] = [];
  let last = performance.now();
  const ticking = setInterval(() => {
    delays.push(performance.now() - last);
    last = performance.now();
  }, 5);
  const asked = { agencyId: city.own, design: greeting, size: 'story', width: 1080 } as const;
  await Promise.all([1, 2, 3].map(() => previewCard(tools, city.people.contributor, asked)));
  clearInterval(ticking);
  expect(delays.length).toBeGreaterThan(20);
  expect(Math.max(...delays)).toBeLessThan(250);
});

test('the words of a card make its alternative text', () => {
  const fields = {
    claim: 'Bansos dihapus',
    fact: 'Bansos tetap disalurkan.',
    source: 'Dinsos',
    date: '27 November 2026',
  };
  expect(altOf({ template: 'clarification', tone: 'light', fields, pictures: [] }, 'Dinas Sosial')).toBe(
    'Kartu klarifikasi bercap HOAKS dari Dinas Sosial: Kabar yang beredar: Bansos dihapus. Faktanya: Bansos tetap disalurkan. Sumber: Dinsos. 27 November 2026.',
  );
});

async function aPhoto(background: string): Promise<string> {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const kept = await uploadPicture(tools, city.people.contributor, {
    agencyId: city.own,
    alt: '',
    name: 'foto.jpg',
    bytes,
  });
  if (!kept.ok) throw new Error(kept.refusal.kind);
  return kept.value.id;
}

function pictureCount(): Promise<object> {
  return db
    .selectFrom('media')
    .select(({ fn }) => fn.countAll().as('all'))
    .executeTakeFirstOrThrow();
}
