import { describe, expect, test } from 'vitest';
import { emptyStrategy } from './content.ts';
import type { Agency, AgencyId } from '#organisation/index.ts';
import { pageOf, tightnesses, type PageAsked } from './one-page.ts';

const loose = tightnesses[0] ?? { rows: 1, letters: 1, points: 9 };
const tight = tightnesses.at(-1) ?? loose;
const many = Array.from({ length: 12 }, (_, index) => ({
  name: `Khalayak <${index}>`,
  needs: 'kabar yang sangat panjang '.repeat(30),
  places: '',
  language: '',
}));

function asked(audiences = many): PageAsked {
  const own = { agencyId: '' as AgencyId, revision: 1, updatedAt: new Date('2026-11-24T02:00:00Z'), updatedBy: null };
  return {
    agency: { name: 'Dinas Kesehatan', shortName: 'Dinkes' },
    city: { name: 'Kota Uji', zone: 'Asia/Jakarta' },
    held: { own: { ...own, content: { ...emptyStrategy, audiences } }, inherited: [] },
    pillars: [],
    logo: undefined,
    language: 'id',
    at: new Date('2026-11-24T02:00:00Z'),
  };
}

describe('the printed page', () => {
  test('escapes what people wrote', () => {
    const { body } = pageOf(asked(), loose);
    expect(body).toContain('Khalayak &lt;0&gt;');
    expect(body).not.toContain('Khalayak <0>');
  });

  test('is told shorter when it has to be, and says so', () => {
    const { body } = pageOf(asked(), tight);
    expect(body.match(/Khalayak/g)).toHaveLength(tight.rows + 1);
    expect(body).toContain(`dan ${12 - tight.rows} lainnya`);
    expect(body).toContain('Dipendekkan supaya muat satu halaman');
    expect(body.length).toBeLessThan(pageOf(asked(), loose).body.length);
  });

  test('marks what comes from the one agency above, and says once whose it is', () => {
    const agency = { shortName: 'Kota <Uji>' } as Agency;
    const above = { agency, content: { ...emptyStrategy, audiences: many } };
    const own = asked([]);
    const { body } = pageOf({ ...own, held: { ...own.held, inherited: [above] } }, loose);
    expect(body.match(/<small>↑<\/small>/g)).toHaveLength(many.length + 1);
    expect(body.match(/dari Kota &lt;Uji&gt;/g)).toHaveLength(1);
  });

  test('says nothing of shortening when nothing was left out, and that it is empty when it is', () => {
    const short = [{ name: 'Warga', needs: 'kabar', places: '', language: '' }];
    expect(pageOf(asked(short), loose).body).not.toContain('Dipendekkan');
    expect(pageOf(asked([]), loose).body).toContain('Strategi ini belum ditulis.');
  });
});
