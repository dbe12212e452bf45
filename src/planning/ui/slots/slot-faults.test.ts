import { expect, test } from 'vitest';
import { Refused } from '#web/api/refused.ts';
import { faultsOf } from './slot-faults.ts';

const draft = { startsOn: '2026-02-31' };

function refusal(kind: string, more: object = {}): Refused {
  return new Refused(422, { error: { kind, message: `sentence of ${kind}`, ...more } });
}

test.each([
  ['slot-faster-than-a-minute', 'rule'],
  ['slot-never-occurs', 'rule'],
  ['slot-too-many-a-day', 'rule'],
  ['slot-ends-before-it-starts', 'endsOn'],
  ['slot-zone-unknown', 'zone'],
  ['slot-channel-not-found', 'channel'],
  ['slot-needs-a-pillar', 'pillar'],
  ['slot-needs-a-campaign', 'campaign'],
])('%s is told at %s and nowhere else', (kind, place) => {
  expect(faultsOf(refusal(kind), draft)).toEqual({ [place]: `sentence of ${kind}` });
});

test('a date that does not exist is told at the field that holds it', () => {
  expect(faultsOf(refusal('no-such-date', { date: '2026-02-31' }), draft)).toHaveProperty('startsOn');
  expect(faultsOf(refusal('no-such-date', { date: '2026-06-31' }), draft)).toHaveProperty('endsOn');
});

test('a field that the request itself got wrong is told there, and other refusals at none', () => {
  const fields = [{ path: 'rule', message: 'Isi dulu.' }];
  expect(faultsOf(refusal('invalid-input', { fields }), draft)).toEqual({ rule: 'Isi dulu.' });
  expect(faultsOf(refusal('not-allowed'), draft)).toEqual({});
  expect(faultsOf(null, draft)).toEqual({});
});
