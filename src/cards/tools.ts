import type { PictureFiles } from '#media/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Now } from '#platform/time/clock.ts';
import type { Studio } from './studio.ts';

export interface CardTools {
  readonly db: Db;
  readonly files: PictureFiles;
  readonly now: Now;
  readonly studio: Studio;
}
