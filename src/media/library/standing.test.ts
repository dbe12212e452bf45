import { expect, test } from 'vitest';
import { barOn, cautionOn, type PictureRights } from './standing.ts';

const free: PictureRights = {
  rightsUntil: null,
  consent: 'nobody',
  consentBy: '',
  consentUntil: null,
  consentWithdrawnOn: null,
};
const children: PictureRights = { ...free, consent: 'children', consentBy: 'Bu Sari, ibu kandung' };

test.each<[string, PictureRights, ReturnType<typeof barOn>]>([
  ['nothing known bars nothing', { ...free, consent: 'unknown' }, null],
  ['the last day of a licence still counts', { ...free, rightsUntil: '2026-03-14' }, null],
  ['the day after does not', { ...free, rightsUntil: '2026-03-13' }, 'rights-expired'],
  ['a consent that ended', { ...children, consentUntil: '2026-03-13' }, 'consent-expired'],
  ['a consent withdrawn today', { ...children, consentWithdrawnOn: '2026-03-14' }, 'consent-withdrawn'],
  ['a consent withdrawn from tomorrow on', { ...children, consentWithdrawnOn: '2026-03-15' }, null],
  ['withdrawn weighs most', { ...children, rightsUntil: '2020-01-01', consentWithdrawnOn: '2020-01-01' }, 'consent-withdrawn'],
])('%s', (_, picture, bar) => expect(barOn(picture, '2026-03-14')).toBe(bar)); // oxfmt-ignore

test.each<[string, PictureRights, ReturnType<typeof cautionOn>]>([
  ['nobody in it needs nobody', free, null],
  ['nobody knows who is in it', { ...free, consent: 'unknown' }, 'consent-missing'],
  ['children, and nobody agreed', { ...children, consentBy: ' ' }, 'consent-missing'],
  ['a licence that runs out soon', { ...free, rightsUntil: '2026-04-13' }, 'rights-soon'],
  ['one that lasts longer', { ...free, rightsUntil: '2026-04-14' }, null],
  ['a consent that runs out soon', { ...children, consentUntil: '2026-04-01' }, 'consent-soon'],
])('%s', (_, picture, caution) => expect(cautionOn(picture, '2026-04-13')).toBe(caution));
