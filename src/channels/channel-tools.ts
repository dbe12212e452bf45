import type { Db } from '#platform/db/db.ts';
import type { GuardedFetch } from '#platform/http/guarded-fetch.ts';
import type { Log } from '#platform/log/log.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import type { Now } from '#platform/time/clock.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Channel } from './channel.ts';
import type { Connectors } from './connectors/connectors.ts';

export interface ChannelTools {
  readonly db: Db;
  readonly now: Now;
  readonly log: Log;
  readonly fetch: GuardedFetch;
  readonly secrets: SecretBox;
  readonly connectors: Connectors;
  /** An account works again: what waited for it may go out. Called in the transaction of the change. */
  readonly onChannelReconnected: (tx: Tx, channel: Channel) => Promise<void>;
}
