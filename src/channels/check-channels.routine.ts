import { inTransaction } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import { channelsOfNetwork, forgetRemovedSecrets } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import { probe } from './check-channel.ts';
import { networks } from './limits.ts';

const oneDay = 86_400_000;

/** Once a day, before people come to work (03.17 WIB), so that a lost account is known before a post needs it. */
export function checkChannelsRoutine(tools: ChannelTools): Routine {
  return { name: 'channels.check-all', cron: '17 20 * * *', work: () => checkAllChannels(tools) };
}

/** One after the other: networks limit how often one address may sign in. */
export async function checkAllChannels(tools: ChannelTools): Promise<void> {
  for (const network of networks) {
    if (tools.connectors[network].connect === undefined) continue;
    for (const channel of await channelsOfNetwork(tools.db, network)) {
      const probed = await probe(tools, channel);
      if (!probed.ok)
        tools.log.warn({ channelId: channel.id, failure: probed.refusal }, 'an account did not answer well');
    }
  }
  const before = new Date(tools.now().getTime() - oneDay);
  await inTransaction(tools.db, (tx) => forgetRemovedSecrets(tx, before));
}
