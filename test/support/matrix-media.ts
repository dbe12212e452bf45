import type { Case } from './matrix-seeds.ts';

const day = null;
const unknown: Case = { by: 'somewhere', params: () => ({ id: crypto.randomUUID() }), mayBeMissing: true };

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
  // A row without its file is damage: who sees what is tried in the media room.
  'get /media/{id}/focus': unknown,
  'get /media/{id}/crops/{crop}': { ...unknown, params: () => ({ id: crypto.randomUUID(), crop: '0-0-5000-5000' }) },
  // Only who began an upload finds it again; without its headers none begins.
  'post /media-uploads': { by: 'somewhere' },
  'get /media-uploads/{id}': unknown,
  'patch /media-uploads/{id}': unknown,
  'delete /media-uploads/{id}': unknown,
  'post /media-uploads/{id}/picture': unknown,
};
