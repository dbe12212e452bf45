import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor, PersonId } from '#organisation/index.ts';
import { channelToChange, isColleague, tellChange, type NotAColleague, type NotYours } from './change-channel.ts';
import type { ChannelSettings } from './channel.ts';
import { editChannel as storeEdit } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';

/** What is left out stays as it is. */
export interface EditChannel {
  readonly channelId: string;
  readonly name?: string | undefined;
  readonly webAddress?: string | undefined;
  readonly responsiblePersonId?: PersonId | null | undefined;
  readonly settings?: ChannelSettings | undefined;
}

/** The register's own notes on the account: its name, who answers for it, whether it has a second factor. */
export async function editChannel(
  { db }: Pick<ChannelTools, 'db'>,
  actor: Actor,
  { channelId, ...given }: EditChannel,
): Promise<Result<undefined, NotYours | NotAColleague>> {
  const found = await channelToChange(db, actor, channelId);
  if (!found.ok) return found;
  const channel = found.value;
  if (!(await isColleague(db, actor, given.responsiblePersonId))) return refuse({ kind: 'person-not-found' });
  const { name, webAddress, responsiblePersonId } = given;
  const settings = given.settings && { ...channel.settings, ...given.settings };
  const edit = {
    ...(name === undefined ? {} : { name }),
    ...(webAddress === undefined ? {} : { webAddress }),
    ...(responsiblePersonId === undefined ? {} : { responsiblePersonId }),
    ...(settings === undefined ? {} : { settings }),
  };
  const fields = Object.keys(edit) as (keyof typeof edit)[];
  if (fields.length === 0) return accept(undefined);
  await inTransaction(db, async (tx) => {
    await storeEdit(tx, channel, edit);
    const before = Object.fromEntries(fields.map((field) => [field, channel[field]]));
    await tellChange(tx, actor, { action: 'channel.edited', channel, before, after: edit });
  });
  return accept(undefined);
}
