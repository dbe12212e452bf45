import {
  activeAmong, can, recordAudit, scopeOf, zoneOf, type Actor, type AgencyId, type PersonId,
} from '#organisation/index.ts'; // oxfmt-ignore
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { askStandIns } from './ask-stand-ins.ts';
import { faultOf, longestDays, type Days } from './delegation.ts';
import {
  addDelegation, delegationsBetween, lockDelegation, setDelegationEnded, type Delegation,
} from './delegation.store.ts'; // oxfmt-ignore
import { standInsAt } from './stand-ins.ts';

type Refused = { readonly kind: 'not-allowed' | 'delegation-not-found' };
type Overlap = { readonly kind: 'already-delegated'; readonly from: string; readonly to: string };
/** Somebody of another agency, or whose role there only reads. */
type WithoutRights = { readonly kind: 'delegate-without-rights'; readonly name: string };
export type NameDelegateRefusal =
  | Refused
  | Overlap
  | { readonly kind: 'delegate-is-yourself' | 'delegation-ends-before-it-starts' | 'delegation-is-over' }
  | { readonly kind: 'delegation-too-long'; readonly days: number }
  | WithoutRights;

export interface NameDelegateInput extends Days {
  readonly agencyId: AgencyId;
  readonly delegateId: PersonId;
  readonly note: string;
}

/** On those days somebody of the same agency decides in one's name, about what one could decide there and below. */
export function nameDelegate(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { agencyId, delegateId, startsOn, endsOn, note }: NameDelegateInput,
): Promise<Result<{ readonly id: string }, NameDelegateRefusal>> {
  return inTransaction(db, async (tx) => {
    const today = localTimeOf(now(), await zoneOf(tx, agencyId)).date;
    const fine = await checkDelegate(tx, actor, { agencyId, delegateId, startsOn, endsOn, today });
    if (!fine.ok) return fine;
    const days = { personId: actor.personId, startsOn, endsOn };
    const [other] = await delegationsBetween(tx, { ...days, agencyId });
    if (other) return refuse(overlapOf(other, actor));
    const delegation = { agencyId, delegateId, note: note.trim(), ...days };
    const id = await addDelegation(tx, delegation);
    const after = { startsOn, endsOn, delegate: (await activeAmong(tx, [delegateId]))[0]?.name ?? '' };
    await tell(tx, actor, { id, agencyId, action: 'delegation.named', after });
    await askStandIns({ tx, jobs, now });
    return accept({ id });
  });
}

type Asked = Omit<NameDelegateInput, 'note'> & { readonly today: string };

async function checkDelegate(tx: Tx, actor: Actor, asked: Asked): Promise<Result<undefined, NameDelegateRefusal>> {
  const { agencyId, delegateId, today } = asked;
  if (!can(actor, 'post.approve', agencyId)) return refuse({ kind: 'not-allowed' });
  if (delegateId === actor.personId) return refuse({ kind: 'delegate-is-yourself' });
  const fault = faultOf(asked, today);
  if (fault === 'delegation-too-long') return refuse({ kind: fault, days: longestDays });
  if (fault) return refuse({ kind: fault });
  return await checkRights(tx, asked);
}

/** Ended early by the person themselves or by whoever manages people there; and its undo. */
export function endDelegation(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { delegationId, ended }: { readonly delegationId: string; readonly ended: boolean },
): Promise<Result<undefined, Refused | Overlap | WithoutRights>> {
  return inTransaction(db, async (tx) => {
    const found = await lockDelegation(tx, scopeOf(actor, 'post.read'), delegationId);
    if (!found) return refuse({ kind: 'delegation-not-found' });
    const may = found.personId === actor.personId || can(actor, 'person.manage', found.agencyId);
    if (!may) return refuse({ kind: 'not-allowed' });
    if ((found.endedAt !== null) === ended) return accept(undefined);
    const fine = ended ? accept(undefined) : await checkResumed(tx, actor, found);
    if (!fine.ok) return fine;
    await setDelegationEnded(tx, found.id, ended);
    const { id, agencyId, startsOn, endsOn } = found;
    const action = ended ? 'delegation.ended' : 'delegation.resumed';
    await tell(tx, actor, { id, agencyId, action, after: { startsOn, endsOn } });
    if (!ended) await askStandIns({ tx, jobs, now });
    return accept(undefined);
  });
}

async function checkResumed(
  tx: Tx,
  actor: Actor,
  found: Delegation,
): Promise<Result<undefined, Overlap | WithoutRights>> {
  const [other] = await delegationsBetween(tx, found);
  if (other) return refuse(overlapOf(other, actor));
  return await checkRights(tx, found);
}

/** The delegate works on posts there still. */
async function checkRights(
  tx: Tx,
  { agencyId, delegateId }: Pick<Delegation, 'agencyId' | 'delegateId'>,
): Promise<Result<undefined, WithoutRights>> {
  if ((await standInsAt(tx, agencyId)).has(delegateId)) return accept(undefined);
  const [person] = await activeAmong(tx, [delegateId]);
  return refuse({ kind: 'delegate-without-rights', name: person?.name ?? '—' });
}

function overlapOf({ startsOn, endsOn }: Delegation, { language }: Actor): Overlap {
  return {
    kind: 'already-delegated',
    from: formatPlainDate(startsOn, language),
    to: formatPlainDate(endsOn, language),
  };
}

interface Told {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly action: string;
  readonly after: object;
}

async function tell(tx: Tx, actor: Actor, { id, agencyId, action, after }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId, action, subjectKind: 'delegation', subjectId: id, after });
  await announce(tx, { topic: 'approval-flow', agencyId, id });
}
