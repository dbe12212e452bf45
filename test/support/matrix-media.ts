import type { Case } from './matrix-seeds.ts';

const day = null;
const someUpload: Case = { by: 'somewhere', params: () => ({ id: crypto.randomUUID() }), mayBeMissing: true };

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
  // Only who began an upload finds it again; without its headers none begins.
  'post /media-uploads': { by: 'somewhere' },
  'get /media-uploads/{id}': someUpload,
  'patch /media-uploads/{id}': someUpload,
  'delete /media-uploads/{id}': someUpload,
  'post /media-uploads/{id}/picture': someUpload,
};
