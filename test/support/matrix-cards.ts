import type { Case } from './matrix-seeds.ts';

const design = { template: 'greeting', tone: 'colour', fields: { title: 'Selamat Hari Jadi' }, pictures: [] };

/** What the calls about cards are tried with. */
export const cardCases: Readonly<Record<string, Case>> = {
  'post /cards': { body: ({ agencyId }) => ({ agencyId, design, sizes: ['link'] }) },
  'post /cards/preview': { body: ({ agencyId }) => ({ agencyId, design, size: 'link', width: 120 }) },
  'get /cards': { query: ({ id }) => ({ mediaId: id || crypto.randomUUID() }) },
};
