import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Period } from './period.ts';

/** In the period or in the one it is compared with. */
export function within(column: string, { start, end, previousStart, previousEnd }: Period): RawBuilder<SqlBool> {
  const at = sql.ref(column);
  return sql<SqlBool>`((${at} >= ${start} and ${at} < ${end}) or (${at} >= ${previousStart} and ${at} < ${previousEnd}))`;
}
