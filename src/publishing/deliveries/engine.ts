import type { Failure, Json, OutgoingPicture, Publish, Session } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import type { Result } from '#platform/result.ts';
import type { ReadBacks } from './read-backs.ts';
import type { Delivery, DeliveryId, DeliveryState, FrozenContent } from './delivery.ts';

/** What the engine is handed. */
export interface EngineTools {
  readonly db: Db;
  readonly jobs: Jobs;
  /** 0…1, to spread what failed together. */
  readonly random: () => number;
  readonly networks: Networks;
  /** Undefined: whoever sends it reads it back at once. */
  readonly readBacks?: ReadBacks | undefined;
  /** Heard in the same transaction, so that whoever asked for the delivery can't miss its end. */
  readonly onDeliverySettled: (tx: Tx, settled: DeliverySettled) => Promise<void>;
}

/** The channels and their pictures, as sending sees them. */
export interface Networks {
  /** Undefined where no program can publish: a person does. */
  publisher(network: string): Publish | undefined;
  session(channelId: string): Promise<Session>;
  pictures(delivery: Pick<Delivery, 'channelId' | 'content'>): Promise<Result<readonly OutgoingPicture[], Failure>>;
  lostConnection(tx: Tx, channelId: string, failure: Failure): Promise<void>;
  slowDown(tx: Tx, channelId: string, until: Date): Promise<void>;
}

export interface DeliverySettled {
  readonly deliveryId: DeliveryId;
  readonly agencyId: string;
  readonly channelId: string;
  readonly postId: string | null;
  readonly replyId: string | null;
  readonly state: Extract<DeliveryState, 'verified' | 'failed' | 'unknown' | 'missed' | 'withdrawn'>;
  readonly remoteId: string | null;
  readonly remoteVersion: string | null;
  readonly url: string | null;
}

/** One worker, holding one delivery. */
export interface Turn {
  readonly tools: EngineTools;
  readonly delivery: Delivery;
  readonly now: Date;
}

export type { FrozenContent, Json };
