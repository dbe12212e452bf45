export const rightsKinds = ['unknown', 'own', 'permission', 'licence', 'public-domain'] as const;
export type RightsKind = (typeof rightsKinds)[number];

/** Who can be recognised in it: nobody, adults who agreed, or children whose guardian did. */
export const consentKinds = ['unknown', 'nobody', 'adults', 'children'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What is known of a picture's rights and of the people in it. Days are `2026-03-14`; the last day still counts. */
export interface PictureRights {
  readonly rightsUntil: string | null;
  readonly consent: ConsentKind;
  readonly consentBy: string;
  readonly consentUntil: string | null;
  readonly consentWithdrawnOn: string | null;
}

/** Why it may not be published on that day. What is merely unknown bars nothing. */
export const bars = ['consent-withdrawn', 'consent-expired', 'rights-expired'] as const;
export type Bar = (typeof bars)[number];

export function barOn(picture: PictureRights, day: string): Bar | null {
  if (picture.consentWithdrawnOn !== null && picture.consentWithdrawnOn <= day) return 'consent-withdrawn';
  if (picture.consentUntil !== null && picture.consentUntil < day) return 'consent-expired';
  return picture.rightsUntil !== null && picture.rightsUntil < day ? 'rights-expired' : null;
}

/** What somebody should look after, though it bars nothing yet. */
export const cautions = ['consent-missing', 'rights-soon', 'consent-soon'] as const;
export type Caution = (typeof cautions)[number];

/** How long before its last day a picture is told to run out. */
export const soonDays = 30;

/** `soon` is the day `soonDays` later than the one asked about. */
export function cautionOn(picture: PictureRights, soon: string): Caution | null {
  if (isConsentMissing(picture)) return 'consent-missing';
  if (picture.rightsUntil !== null && picture.rightsUntil <= soon) return 'rights-soon';
  return picture.consentUntil !== null && picture.consentUntil <= soon ? 'consent-soon' : null;
}

function isConsentMissing({ consent, consentBy }: PictureRights): boolean {
  return consent === 'unknown' || (consent !== 'nobody' && consentBy.trim() === '');
}
