import type { Case } from './matrix-seeds.ts';

const day = null;

/** What the calls about the library are tried with. */
export const libraryCases: Readonly<Record<string, Case>> = {
  'put /media/{id}/details': {
    body: () => ({
      title: 'Antre vaksin',
      alt: 'Warga antre',
      tags: ['vaksin'],
      source: 'Humas',
      rights: 'own',
      rightsNote: '',
      rightsUntil: day,
      consent: 'adults',
      consentBy: 'Sari',
      consentOn: day,
      consentUntil: day,
      consentReference: 'Map 3',
      consentWithdrawnOn: day,
      revision: 1,
    }),
  },
};
