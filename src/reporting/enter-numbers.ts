import { authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import type { numberMeanings } from './contract.ts';
import { countableChannel, countableDelivery } from './countable.store.ts';
import { addReadings } from './numbers.store.ts';

export type EnterNumbersRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'channel-not-found' }
  | { readonly kind: 'delivery-not-found' }
  | { readonly kind: 'numbers-missing' }
  | { readonly kind: 'counted-by-program' }
  | { readonly kind: 'not-published-yet' }
  | { readonly kind: 'not-of-a-post' }
  | { readonly kind: 'time-not-come' };

export interface EnterNumbers {
  readonly channelId: string;
  /** Null: of the account itself. */
  readonly deliveryId: string | null;
  readonly takenAt: Date | null;
  readonly numbers: readonly { readonly meaning: (typeof numberMeanings)[number]; readonly value: number }[];
}

interface Tools {
  readonly db: Db;
  readonly now: Now;
}

/** What a person read off a medium that no program can ask. A later entry adds to the history and changes none of it. */
export function enterNumbers(
  { db, now }: Tools,
  actor: Actor,
  entry: EnterNumbers,
): Promise<Result<{ readonly stored: number }, EnterNumbersRefusal>> {
  return inTransaction(db, async (tx) => {
    const channel = await countableChannel(tx, scopeOf(actor, 'report.read'), entry.channelId);
    if (!channel) return refuse({ kind: 'channel-not-found' });
    if (!can(actor, 'number.write', channel.agencyId)) return refuse({ kind: 'not-allowed' });
    const delivery = entry.deliveryId === null ? null : await countableDelivery(tx, channel.id, entry.deliveryId);
    if (delivery === undefined) return refuse({ kind: 'delivery-not-found' });
    const takenAt = entry.takenAt ?? now();
    const no = refusalOf(entry, { byHand: channel.byHand, delivery, early: takenAt > now() });
    if (no) return refuse(no);
    await store(tx, actor, { entry, takenAt, agencyId: delivery?.agencyId ?? channel.agencyId });
    return accept({ stored: entry.numbers.length });
  });
}

interface ToStore {
  readonly entry: EnterNumbers;
  readonly takenAt: Date;
  readonly agencyId: AgencyId;
}

async function store(tx: Tx, actor: Actor, { entry, takenAt, agencyId }: ToStore): Promise<void> {
  const { channelId, deliveryId, numbers } = entry;
  const of = { agencyId, channelId, deliveryId, takenAt, source: 'by-hand', personId: authorOf(actor) } as const;
  await addReadings(
    tx,
    numbers.map((number) => ({ of, reading: { name: number.meaning, ...number } })),
  );
  await recordAudit(tx, actor, {
    agencyId,
    action: 'numbers.entered',
    subjectKind: deliveryId === null ? 'channel' : 'delivery',
    subjectId: deliveryId ?? channelId,
    after: Object.fromEntries(numbers.map(({ meaning, value }) => [meaning, value])),
  });
  await announce(tx, { topic: 'metric', agencyId, id: channelId });
}

interface Circumstances {
  readonly byHand: boolean;
  readonly delivery: { readonly published: boolean } | null;
  readonly early: boolean;
}

function refusalOf(entry: EnterNumbers, { byHand, delivery, early }: Circumstances): EnterNumbersRefusal | undefined {
  if (!byHand) return { kind: 'counted-by-program' };
  if (entry.numbers.length === 0) return { kind: 'numbers-missing' };
  if (delivery?.published === false) return { kind: 'not-published-yet' };
  if (delivery && entry.numbers.some(({ meaning }) => meaning === 'followers')) return { kind: 'not-of-a-post' };
  return early ? { kind: 'time-not-come' } : undefined;
}
