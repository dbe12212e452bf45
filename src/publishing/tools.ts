import type { Log } from '#platform/log/log.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Printer } from '#platform/documents/printer.ts';
import type { EngineTools } from './deliveries/engine.ts';
import type { PublishingTools } from './posts/acting.ts';

/** All this room is handed by `main`; `networks` is made by `networksFor`. */
export interface PublishingRoomTools extends PublishingTools, EngineTools {
  readonly log: Log;
  readonly printer: Printer;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Undefined when no mail server is set. */
  readonly mail: Mail | undefined;
}
