import type { KeyMessageView } from '#strategy/contract.ts';

/** A key message as it is typed: lists are lines until they are sent. */
export interface Draft {
  readonly title: string;
  readonly narrative: string;
  readonly points: string;
  readonly dos: string;
  readonly donts: string;
  readonly factCodes: readonly string[];
  readonly programmeId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly forAll: boolean;
  readonly agencyIds: readonly string[];
  readonly note: string;
}

/** What a form begins with. */
export function startOf(edited: KeyMessageView | undefined): Draft {
  const today = new Date().toISOString().slice(0, 10);
  const texts = { title: '', narrative: '', points: '', dos: '', donts: '' };
  if (!edited) {
    const period = { validFrom: today, validUntil: '' };
    return { ...texts, ...period, factCodes: [], programmeId: '', forAll: true, agencyIds: [], note: '' };
  }
  const { title, narrative, points, dos, donts, factCodes, programmeId, validFrom, validUntil, forAll, agencyIds } =
    edited;
  return {
    title,
    narrative,
    factCodes,
    validFrom,
    forAll,
    agencyIds,
    points: points.join('\n'),
    dos: dos.join('\n'),
    donts: donts.join('\n'),
    programmeId: programmeId ?? '',
    validUntil: validUntil ?? '',
    note: '',
  };
}
