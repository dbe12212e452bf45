import type { AgencyId } from '#organisation/index.ts';
import { cardFields, cardPictures, type CardDesign, type CardSize } from './design.ts';

/** A card as it was made. It never changes: whoever changes it makes another. */
export interface Card {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly design: CardDesign;
  readonly pictures: readonly { readonly size: CardSize; readonly mediaId: string }[];
}

export type NotWhole =
  | { readonly kind: 'card-field-missing'; readonly field: string }
  | { readonly kind: 'card-picture-missing'; readonly count: number };

/** What is missing before the card can be made. */
export function lacking({ template, fields, pictures }: CardDesign): NotWhole | undefined {
  const field = cardFields[template].find(({ name, required }) => required && (fields[name] ?? '') === '');
  if (field) return { kind: 'card-field-missing', field: field.name };
  const [least] = cardPictures[template];
  return pictures.length < least ? { kind: 'card-picture-missing', count: least - pictures.length } : undefined;
}

const opening: Readonly<Record<CardDesign['template'], string>> = {
  announcement: 'Kartu pengumuman',
  event: 'Kartu acara',
  quote: 'Kartu kutipan',
  greeting: 'Kartu ucapan',
  condolence: 'Kartu duka cita',
  figures: 'Kartu angka',
  'before-after': 'Kartu sebelum dan sesudah',
  clarification: 'Kartu klarifikasi bercap HOAKS',
};

/** The card's words, for whoever can't see it. In Indonesian, as the card itself. */
export function altOf({ template, fields }: CardDesign, agencyName: string): string {
  const said = (name: string): string => (fields[name] ?? '').replaceAll(/\s+/gu, ' ').trim();
  const quoted = said('text') === '' ? '' : `“${said('text').replaceAll(/^[“"]|[”"]$/gu, '')}”`;
  const figures = [1, 2, 3].map((at) =>
    [said(`value${at}`), said(`label${at}`)].filter((part) => part !== '').join(' '),
  );
  const parts: Readonly<Record<CardDesign['template'], readonly string[]>> = {
    announcement: [said('title'), said('body'), said('note')],
    event: [said('title'), [said('date'), said('time'), said('place')].filter((part) => part !== '').join(', '), said('note')],
    quote: [quoted, [said('name'), said('position')].filter((part) => part !== '').join(', ')],
    greeting: [said('opening'), said('title'), said('message'), said('date')],
    condolence: [said('opening'), said('name'), said('position'), said('date'), said('message')],
    figures: [said('title'), ...figures, said('source')],
    'before-after': [said('title'), said('place')],
    clarification: [
      `Kabar yang beredar: ${said('claim')}`,
      `Faktanya: ${said('fact')}`,
      said('source') === '' ? '' : `Sumber: ${said('source')}`,
      said('date'),
      said('official'),
    ],
  }; // oxfmt-ignore
  const sentences = parts[template]
    .filter((part) => part !== '')
    .map((part) => (/[.!?…”]$/u.test(part) ? part : `${part}.`));
  return `${opening[template]} dari ${agencyName}: ${sentences.join(' ')}`.slice(0, 1000);
}
