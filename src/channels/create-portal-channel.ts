import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/db.ts';
import type { AgencyId } from '#organisation/index.ts';
import type { ChannelId } from './channel.ts';
import { insertChannel } from './channel.store.ts';
import { media } from './medium.ts';

/** Every agency speaks on the portal from its first day. Called when the agency is made; again changes nothing. */
export async function createPortalChannel(tx: Tx, agencyId: AgencyId): Promise<void> {
  await insertChannel(
    tx,
    {
      id: randomUUID() as ChannelId,
      agencyId,
      network: 'portal',
      medium: 'portal',
      mediaClass: media.portal.mediaClass,
      name: 'Portal',
      handle: '',
      remoteAccountId: '',
      origin: '',
      webAddress: '',
      responsiblePersonId: null,
    },
    null,
  );
}
