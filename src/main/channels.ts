import { connectorsFor, plcDirectory, type ChannelTools, type PortalHost } from '#channels/index.ts';
import { guardedFetch } from '#platform/http/guarded-fetch.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import { resumeChannel } from '#publishing/index.ts';
import { withPractice } from '#sample/index.ts';
import type { Outside } from './outside.ts';

export interface ChannelParts {
  readonly portal: PortalHost;
  readonly secrets: SecretBox;
}

/** The city's accounts and media, with the way out to their networks. */
export function openChannels(outside: Outside, { portal, secrets }: ChannelParts): ChannelTools {
  const { db, jobs, now, log, publicUrl, config } = outside;
  const bluesky = { appviewUrl: config.blueskyAppview, plcUrl: plcDirectory };
  const connectors = connectorsFor({ bluesky, portal, publicUrl });
  return {
    db,
    now,
    log,
    secrets,
    fetch: guardedFetch({ allow: config.allowPrivateAddresses }),
    connectors: { ...connectors, bluesky: withPractice(connectors.bluesky) },
    onChannelReconnected: (tx, { id }) => resumeChannel({ jobs, now }, tx, id),
  };
}
