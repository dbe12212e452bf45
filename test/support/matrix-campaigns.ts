import { randomUUID } from 'node:crypto';
import type { Aim, Case } from './matrix-seeds.ts';

const aCampaignBody = ({ agencyId }: Aim): object => ({
  agencyId,
  kind: 'campaign',
  name: `Cegah Stunting ${randomUUID()}`,
  summary: '',
  goal: '',
  audience: '',
  media: [],
  budgetLine: '',
  budgetAmount: null,
  talkingPoints: [],
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  programmeId: null,
  agencyIds: [],
  tasks: [],
});

/** What the calls about campaigns and places in the plan are tried with. */
export const campaignCases: Readonly<Record<string, Case>> = {
  // A campaign led above is seen by all below it.
  'get /campaigns/{id}': { by: 'somewhere' },
  'get /city/wards': { by: 'account' },
  'put /city/wards': { by: 'city', body: () => ({ items: [], version: '4f53cda18c2baa0c' }) },
  'get /coverage/mix': { query: () => ({ from: '2026-11-01', to: '2026-11-30' }) },
  'get /coverage/brief': { query: () => ({ by: 'ward', id: 'Cacaban' }) },
  'get /timeline': { query: () => ({ from: '2026-11-01', to: '2026-11-30' }) },
  'post /campaigns': { body: aCampaignBody },
  'put /campaigns/{id}': { body: (aim) => ({ ...aCampaignBody(aim), revision: 1 }) },
  'put /campaigns/{id}/period': { body: () => ({ startsOn: '2026-11-01', endsOn: '2026-12-24', revision: 1 }) },
  'put /posts/{id}/self-check': { body: () => ({ silenced: ['spelling'], principles: ['credible'] }) },
  'put /posts/{id}/plan': { body: () => ({ pillarId: null, campaignId: null, duty: 'service' }) },
};
