import type { Db, Tx } from '#platform/db/db.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Now } from '#platform/time/clock.ts';
import type { Actor } from './permissions.ts';
import type { Agency } from './agencies/agency.ts';
import type { SignInEngine } from './sign-in/engine.ts';

export interface OrganisationTools {
  readonly db: Db;
  readonly now: Now;
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string;
  /** Shown by the server at its first start; good until a city stands. */
  readonly firstRunKey: string;
  /** Undefined when no mail server is set: links are then shown to who may hand them on. */
  readonly mail: Mail | undefined;
  readonly engine: SignInEngine;
  /** Other rooms give each new agency what it needs, in the same transaction. */
  readonly onAgencyCreated: (tx: Tx, agency: Agency, actor: Actor) => Promise<void>;
}
