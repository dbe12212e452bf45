import { expect, test } from 'vitest';
import type { CampaignListItem } from '#planning/contract.ts';
import { openSlotsOf } from './open-slots.ts';

const agency = { id: 'a', shortName: 'A' };
const slot = (id: string, change: { readonly paused?: boolean; readonly campaign?: string } = {}) => ({
  id, name: '', agency, channel: null, purpose: 'random' as const, pillar: null, zone: 'Asia/Jakarta', paused: change.paused ?? false,
  campaign: change.campaign === undefined ? null : { id: change.campaign, name: '', kind: 'campaign' },
}); // oxfmt-ignore
const at = (slotId: string, date: string, filled = false) => ({
  slotId, date, at: `${date}T00:00:00Z`, time: '07:00', meeting: 'once' as const, movedFrom: null,
  post: filled ? { id: 'x', title: '', state: 'scheduled' } : null,
}); // oxfmt-ignore
const answer = {
  slots: [slot('one'), slot('stopped', { paused: true }), slot('of-campaign', { campaign: 'c' })],
  occurrences: [at('one', '2026-05-31'), at('one', '2026-06-01'), at('one', '2026-06-01'), at('one', '2026-06-02', true), at('stopped', '2026-06-01'), at('of-campaign', '2026-06-01')],
}; // oxfmt-ignore
const today = '2026-06-01';
const campaigns = [{ id: 'c', programme: { id: 'p', name: '' } }] as unknown as readonly CampaignListItem[];

test('what is filled, stopped or over does not wait; a slot of a campaign stands with its programme', () => {
  expect(openSlotsOf(answer, { rows: 'programme', campaigns, today })).toEqual([
    { day: '2026-06-01', rowId: null, count: 2 },
    { day: '2026-06-01', rowId: 'p', count: 1 },
  ]);
  expect(openSlotsOf(answer, { rows: 'agency', campaigns, today })).toEqual([
    { day: '2026-06-01', rowId: 'a', count: 3 },
  ]);
});
