import type { PictureDetails } from '#media/contract.ts';

type Details = PictureDetails['details'];
type Day = 'rightsUntil' | 'consentOn' | 'consentUntil' | 'consentWithdrawnOn';

/** As it stands in the fields: tags as one line, a day that is open as nothing. */
export type DetailsDraft = Omit<Details, 'tags' | Day> & Readonly<Record<Day | 'tags', string>>;

export function draftOf(details: Details): DetailsDraft {
  return {
    ...details,
    tags: details.tags.join(', '),
    rightsUntil: details.rightsUntil ?? '',
    consentOn: details.consentOn ?? '',
    consentUntil: details.consentUntil ?? '',
    consentWithdrawnOn: details.consentWithdrawnOn ?? '',
  };
}

export function detailsOf(draft: DetailsDraft): Details {
  return {
    ...draft,
    tags: draft.tags.split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''),
    rightsUntil: draft.rightsUntil || null,
    consentOn: draft.consentOn || null,
    consentUntil: draft.consentUntil || null,
    consentWithdrawnOn: draft.consentWithdrawnOn || null,
  };
} // oxfmt-ignore
