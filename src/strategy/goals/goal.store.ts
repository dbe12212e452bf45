import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { ContributorMode, Goal, GoalContent, GoalId } from './goal.ts';
import type { Metric } from './metric.ts';

/** Where somebody looks from: their own agencies, and those above them, whose goals they may contribute to. */
export interface GoalSight {
  readonly own: AgencyScope;
  readonly above: AgencyScope;
}

export interface GoalsWanted {
  readonly sight: GoalSight;
  readonly archived: boolean;
  readonly ids?: readonly GoalId[];
  readonly supports?: GoalId;
  readonly programmeId?: string;
}

/** Own goals, and those of agencies above that count on the asker's agencies. */
export async function goalsInSight(db: Db | Tx, wanted: GoalsWanted): Promise<readonly Goal[]> {
  const { sight, archived, ids, supports, programmeId } = wanted;
  if (sight.own.length === 0 || ids?.length === 0) return [];
  const rows = await selected(db)
    .where((eb) => {
      const own = eb('goal.agency_id', 'in', sight.own);
      if (sight.above.length === 0) return own;
      const called = eb.exists(
        eb
          .selectFrom('goal_agency as ga')
          .select(sql.lit(1).as('one'))
          .whereRef('ga.goal_id', '=', 'goal.id')
          .where('ga.agency_id', 'in', [...sight.own, ...sight.above]),
      );
      const shared = eb.or([
        eb('goal.contributors', '=', 'all'),
        eb.and([eb('goal.contributors', '=', 'chosen'), called]),
      ]);
      return eb.or([own, eb.and([eb('goal.agency_id', 'in', sight.above), shared])]);
    })
    .$if(ids === undefined, (query) => query.where('goal.archived_at', archived ? 'is not' : 'is', null))
    .$if(ids !== undefined, (query) => query.where('goal.id', 'in', ids ?? []))
    .$if(supports !== undefined, (query) => query.where('goal.supports_id', '=', supports ?? ''))
    .$if(programmeId !== undefined, (query) => query.where('goal.programme_id', '=', programmeId ?? ''))
    .orderBy('goal.due_on')
    .orderBy('goal.id')
    .limit(500)
    .execute();
  return rows.map(goalOf);
}

function selected(db: Db | Tx) {
  return db
    .selectFrom('goal')
    .selectAll('goal')
    .select([
      sql<string[]>`array(select agency_id::text from goal_agency where goal_id = goal.id order by 1)`.as('agencies'),
      sql<string[]>`array(select channel_id::text from goal_channel where goal_id = goal.id order by 1)`.as('channels'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

function goalOf(row: Row): Goal {
  return {
    id: row.id as GoalId,
    agencyId: row.agency_id as AgencyId,
    content: {
      change: row.change,
      audience: row.audience,
      metric: row.metric as Metric,
      unit: row.unit,
      direction: row.direction as 'up' | 'down',
      baseline: row.baseline,
      baselineOn: row.baseline_on,
      target: row.target,
      dueOn: row.due_on,
      programmeId: row.programme_id as ProgrammeId | null,
      contributors: row.contributors as ContributorMode,
      contributorIds: row.agencies as AgencyId[],
      channelIds: row.channels,
      supportsId: row.supports_id as GoalId | null,
      note: row.note,
    },
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by as PersonId | null,
    archivedAt: row.archived_at,
  };
}

/** Holds the goal until the transaction ends, so that of two saves at once the second sees the first. */
export async function lockGoal(tx: Tx, scope: AgencyScope, id: GoalId): Promise<Goal | undefined> {
  if (scope.length === 0) return undefined;
  await tx.selectFrom('goal').select('id').where('id', '=', id).where('agency_id', 'in', scope).forUpdate().execute();
  const row = await selected(tx).where('goal.id', '=', id).where('goal.agency_id', 'in', scope).executeTakeFirst();
  return row && goalOf(row);
}

/** Which of these channels belong to those agencies. Also removed ones: a goal keeps what it had. */
export async function channelsWithin(tx: Tx, scope: AgencyScope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || scope.length === 0) return new Set();
  const query = tx.selectFrom('channel').select('id').where('id', 'in', ids).where('agency_id', 'in', scope);
  return new Set((await query.execute()).map(({ id }) => id));
}

export interface GoalWriting {
  readonly agencyId: AgencyId;
  readonly content: GoalContent;
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function addGoal(tx: Tx, scope: AgencyScope, { agencyId, content, by, at }: GoalWriting): Promise<GoalId> {
  if (!scope.includes(agencyId)) throw new Error('A goal outside the scope was about to be added');
  const times = { created_at: at, created_by: by, updated_at: at, updated_by: by };
  const query = tx.insertInto('goal').values({ agency_id: agencyId, ...columnsOf(content), ...times });
  const { id } = await query.returning('id').executeTakeFirstOrThrow();
  await replaceLinks(tx, id as GoalId, content);
  return id as GoalId;
}

export async function saveGoalContent(
  tx: Tx,
  scope: AgencyScope,
  { id, revision, content, by, at }: Omit<GoalWriting, 'agencyId'> & { readonly id: GoalId; readonly revision: number },
): Promise<void> {
  const set = { ...columnsOf(content), revision, updated_at: at, updated_by: by };
  await tx.updateTable('goal').set(set).where('id', '=', id).where('agency_id', 'in', scope).execute();
  await replaceLinks(tx, id, content);
}

function columnsOf(content: GoalContent) {
  const { baselineOn, dueOn, programmeId, supportsId, contributorIds: _, channelIds: __, ...same } = content;
  return { ...same, baseline_on: baselineOn, due_on: dueOn, programme_id: programmeId, supports_id: supportsId };
}

async function replaceLinks(
  tx: Tx,
  id: GoalId,
  { contributors, contributorIds, channelIds }: GoalContent,
): Promise<void> {
  await tx.deleteFrom('goal_agency').where('goal_id', '=', id).execute();
  await tx.deleteFrom('goal_channel').where('goal_id', '=', id).execute();
  if (contributors === 'chosen' && contributorIds.length > 0) {
    const rows = contributorIds.map((agencyId) => ({ goal_id: id, agency_id: agencyId }));
    await tx.insertInto('goal_agency').values(rows).execute();
  }
  if (channelIds.length > 0) {
    const rows = channelIds.map((channelId) => ({ goal_id: id, channel_id: channelId }));
    await tx.insertInto('goal_channel').values(rows).execute();
  }
}

export async function markArchived(
  tx: Tx,
  scope: AgencyScope,
  { id, at, revision }: { readonly id: GoalId; readonly at: Date | null; readonly revision: number },
): Promise<void> {
  const query = tx.updateTable('goal').set({ archived_at: at, revision }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}
