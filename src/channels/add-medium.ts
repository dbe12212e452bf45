import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, scopeOf, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import { isColleague, tellChange, type NotAColleague } from './change-channel.ts';
import type { ChannelId } from './channel.ts';
import { insertChannel } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import { mediumOf, type MediumName } from './medium.ts';

export interface AddMedium {
  readonly agencyId: AgencyId;
  readonly medium: MediumName;
  readonly name: string;
  readonly handle: string;
  readonly webAddress: string;
  readonly responsiblePersonId: PersonId | null;
}

export type AddMediumRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'medium-not-by-hand' }
  | NotAColleague;

/** Adds a medium where a person publishes: from the agency's Instagram to its loudspeaker van. */
export async function addMedium(
  { db }: Pick<ChannelTools, 'db'>,
  actor: Actor,
  input: AddMedium,
): Promise<Result<{ readonly id: ChannelId }, AddMediumRefusal>> {
  const { agencyId, medium, name, handle, webAddress, responsiblePersonId } = input;
  if (!scopeOf(actor, 'channel.read').includes(agencyId)) return refuse({ kind: 'agency-not-found' });
  if (!can(actor, 'channel.write', agencyId)) return refuse({ kind: 'not-allowed' });
  const { network, mediaClass } = mediumOf(medium);
  if (network !== 'by-hand') return refuse({ kind: 'medium-not-by-hand' });
  if (!(await isColleague(db, actor, responsiblePersonId))) return refuse({ kind: 'person-not-found' });

  const id = randomUUID() as ChannelId;
  const account = { handle: handle.replace(/^@/, ''), remoteAccountId: '', origin: '' };
  const channel = { id, agencyId, network, medium, mediaClass, name, webAddress, responsiblePersonId, ...account };
  await inTransaction(db, async (tx) => {
    await insertChannel(tx, channel, null);
    await tellChange(tx, actor, { action: 'channel.added', channel, after: { medium, name, handle } });
  });
  return accept({ id });
}
