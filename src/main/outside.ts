import type { Config } from '#platform/config/config.ts';
import type { Db } from '#platform/db/db.ts';
import type { Listener } from '#platform/events/listen.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import type { Log } from '#platform/log/log.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Now } from '#platform/time/clock.ts';
import type { Networks } from '#publishing/index.ts';

/** What the outside gives to the product; tests hand in their own. */
export interface Outside {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly now: Now;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  readonly secretKey: string;
  /** Undefined when no mail server is set. */
  readonly mail: Mail | undefined;
  /** Proves to the first-run wizard that the visitor is whoever started the server. */
  readonly firstRunKey: string;
  readonly config: Config;
  /** Hears what all server processes announce. */
  readonly listener: Listener;
  /** Stands between the sending engine and the networks; as they are, unless given. */
  readonly aroundNetworks?: (networks: Networks) => Networks;
}
