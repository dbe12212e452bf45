import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import type { BankContent, BankEntryId } from './bank-entry.ts';
import { entriesOf } from './bank.store.ts';
import { approveEntry, pauseEntry, removeEntry, returnEntry, submitEntry } from './decide-entry.ts';
import { createEntry, saveEntry } from './write-entry.ts';

const { db } = await aDatabase();
const tools = { db, now: () => new Date('2026-11-24T02:00:00Z') };
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown });
const done = expect.objectContaining({ ok: true }) as unknown;
const nowhere = '0f9d38f4-0a64-4d5e-9a43-7f3c37f0a001';

function contentOf(more: Partial<BankContent> = {}): BankContent {
  const words = { title: 'Cara mengurus KIA', kind: 'layanan', informationClass: 'setiap-saat' } as const;
  const when = { seasonFrom: null, seasonTo: null, expiresOn: null, minGapDays: 30, maxUses: null };
  const rest = { pictures: [], pillarId: null, campaignId: null, stopsInCrisis: true };
  return { ...words, ...when, ...rest, variants: ['Gratis dan cepat.'], ...more };
}

async function made(actor: Actor, agencyId: AgencyId, more: Partial<BankContent> = {}): Promise<BankEntryId> {
  const outcome = await createEntry(tools, actor, { agencyId, content: contentOf(more) });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

const only = async (agencyId: AgencyId) => (await entriesOf(db, [agencyId]))[0];

test.each<[string, Partial<BankContent>]>([
  ['bank-season-half', { seasonFrom: '11-01' }],
  ['bank-season-half', { seasonTo: '11-01' }],
  ['no-such-date', { seasonFrom: '02-30', seasonTo: '03-01' }],
  ['no-such-date', { expiresOn: '2027-02-29' }],
  ['bank-pillar-not-found', { pillarId: nowhere }],
  ['bank-campaign-not-found', { campaignId: nowhere }],
  ['picture-not-found', { pictures: [{ mediaId: nowhere, alt: '' }] }],
])('%s is told, and nothing is kept', async (kind, more) => {
  const { own, people } = await aCityWithAgencies(db);
  const outcome = await createEntry(tools, people.contributor, { agencyId: own, content: contentOf(more) });
  expect(outcome).toEqual(refused(kind));
  expect(await entriesOf(db, [own])).toEqual([]);
});

test('only the agency’s own people write', async () => {
  const { own, sibling, people } = await aCityWithAgencies(db);
  const content = contentOf();
  expect(await createEntry(tools, people.approver, { agencyId: own, content })).toEqual(refused('not-allowed'));
  expect(await createEntry(tools, people.admin, { agencyId: sibling, content })).toEqual(refused('not-allowed'));
});

test('is written, submitted and approved by somebody else, at what they have read', async () => {
  const { own, people, coordinator } = await aCityWithAgencies(db);
  const id = await made(coordinator, own);
  expect(await approveEntry(tools, people.approver, { id, revision: 1 })).toEqual(refused('bank-entry-not-in-review'));
  expect(await submitEntry(tools, people.approver, id)).toEqual(refused('not-allowed'));
  expect(await submitEntry(tools, people.contributor, id)).toEqual(done);
  expect(await submitEntry(tools, people.contributor, id)).toEqual(refused('already-submitted'));
  expect(await approveEntry(tools, people.contributor, { id, revision: 2 })).toEqual(refused('not-allowed'));
  expect(await approveEntry(tools, people.approver, { id, revision: 1 })).toEqual(
    refused('bank-entry-edited-meanwhile'),
  );
  // The coordinator may approve, but has written it.
  expect(await approveEntry(tools, coordinator, { id, revision: 2 })).toEqual(refused('not-allowed-own-entry'));
  expect(await approveEntry(tools, people.approver, { id, revision: 2 })).toEqual(done);
  expect(await only(own)).toMatchObject({ state: 'approved', approvedBy: people.approver.personId, revision: 3 });
});

test('what says nothing is not submitted', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const id = await made(people.contributor, own, { title: '' });
  expect(await submitEntry(tools, people.contributor, id)).toEqual(refused('bank-entry-incomplete'));
});

test('new words void the approval, a new season keeps it, and the second of two is told', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const id = await made(people.contributor, own);
  await submitEntry(tools, people.contributor, id);
  await approveEntry(tools, people.approver, { id, revision: 2 });
  const save = (revision: number, more: Partial<BankContent>) =>
    saveEntry(tools, people.contributor, { id, revision, content: contentOf(more) });
  const season = { seasonFrom: '11-01', seasonTo: '04-30' };
  expect(await save(3, season)).toEqual({ ok: true, value: { revision: 4, state: 'approved' } });
  expect(await save(3, season)).toEqual({ ok: false, refusal: { kind: 'bank-entry-changed-meanwhile', revision: 4 } });
  expect(await save(4, { variants: ['Datang pagi.'] })).toEqual({ ok: true, value: { revision: 5, state: 'draft' } });
  expect(await only(own)).toMatchObject({ version: 2, approvedBy: null, approvedAt: null });
});

test('is given back with what to mend, and submitted again', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const id = await made(people.contributor, own);
  const giveBack = { id, note: 'Tambahkan jam layanan.' };
  expect(await returnEntry(tools, people.approver, giveBack)).toEqual(refused('bank-entry-not-in-review'));
  await submitEntry(tools, people.contributor, id);
  expect(await returnEntry(tools, people.contributor, giveBack)).toEqual(refused('not-allowed'));
  expect(await returnEntry(tools, people.approver, giveBack)).toEqual(done);
  expect(await only(own)).toMatchObject({ state: 'returned', returnNote: 'Tambahkan jam layanan.' });
  expect(await submitEntry(tools, people.contributor, id)).toEqual(done);
});

test('rests, is thrown away and comes back; another agency’s is none', async () => {
  const { own, sibling, people, coordinator } = await aCityWithAgencies(db);
  const id = await made(people.contributor, own);
  expect(await pauseEntry(tools, people.contributor, { id, paused: true })).toEqual(done);
  expect(await only(own)).toMatchObject({ paused: true });
  expect(await removeEntry(tools, people.approver, { id, removed: true })).toEqual(refused('not-allowed'));
  expect(await removeEntry(tools, people.contributor, { id, removed: true })).toEqual(done);
  expect(await only(own)).toBe(undefined);
  expect(await submitEntry(tools, people.contributor, id)).toEqual(refused('bank-entry-not-found'));
  expect(await removeEntry(tools, people.contributor, { id, removed: false })).toEqual(done);
  expect(await only(own)).toMatchObject({ id, paused: true });
  const theirs = await made(coordinator, sibling);
  expect(await submitEntry(tools, people.contributor, theirs)).toEqual(refused('bank-entry-not-found'));
});
