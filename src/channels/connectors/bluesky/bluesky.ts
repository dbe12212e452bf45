import type { Connector } from '#channels/connector.ts';
import { checkAccount } from './check-account.ts';
import { blueskyInbox } from './inbox.ts';
import { metricsOn } from './metrics.ts';
import { ownPostsOn } from './own-posts.ts';
import { publishOn } from './publish.ts';
import type { BlueskySettings } from './settings.ts';
import { signIn, signInFields } from './sign-in.ts';

export function blueskyConnector(settings: BlueskySettings): Connector {
  return {
    network: 'bluesky',
    connect: {
      fields: signInFields,
      connect: (typed, http) => signIn(http, settings, typed),
      check: checkAccount,
    },
    publish: publishOn(settings),
    inbox: blueskyInbox,
    metrics: metricsOn(settings),
    ownPosts: ownPostsOn(settings),
  };
}
