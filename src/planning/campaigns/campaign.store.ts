import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { MediumName } from '#channels/contract.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import type { Campaign, CampaignContent, CampaignId, CampaignTask } from './campaign.ts';
import type { CampaignKind } from './contract.ts';

/** The agencies a reader stands for, and those above them, whose campaigns hold for them too. */
export interface CampaignReach {
  readonly own: AgencyScope;
  readonly ledBy: AgencyScope;
}

/** Also removed ones: whoever calls decides whether that matters. */
export async function readCampaign(
  db: Db | Tx,
  { own, ledBy }: CampaignReach,
  id: string,
): Promise<Campaign | undefined> {
  const row = await db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const links = db.selectFrom('campaign_agency').select('agency_id').where('campaign_id', '=', id);
  const agencyIds = (await links.orderBy('agency_id').execute()).map((link) => link.agency_id as AgencyId);
  const agencyId = row.agency_id as AgencyId;
  if (!ledBy.includes(agencyId) && !agencyIds.some((taking) => own.includes(taking))) return undefined;
  return {
    id: id as CampaignId,
    content: {
      agencyId,
      kind: row.kind as CampaignKind,
      name: row.name,
      summary: row.summary,
      goal: row.goal,
      audience: row.audience,
      media: row.media as MediumName[],
      budgetLine: row.budget_line,
      budgetAmount: row.budget_amount,
      talkingPoints: row.talking_points,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      programmeId: row.programme_id as ProgrammeId | null,
      agencyIds,
      tasks: await tasksOf(db, id),
    },
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by as PersonId | null,
    removed: row.removed_at !== null,
  };
}

async function tasksOf(db: Db | Tx, campaignId: string): Promise<readonly CampaignTask[]> {
  const query = db.selectFrom('campaign_task').selectAll().where('campaign_id', '=', campaignId);
  const rows = await query.orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    title: row.title,
    brief: row.brief,
    medium: row.medium as MediumName | null,
    pillarId: row.pillar_id,
    dueOn: row.due_on,
  }));
}

/** Holds the campaign until the transaction ends, so that of two saves at once the second sees the first. */
export async function lockCampaign(tx: Tx, reach: CampaignReach, id: string): Promise<Campaign | undefined> {
  await tx.selectFrom('campaign').select('id').where('id', '=', id).forUpdate().execute();
  return await readCampaign(tx, reach, id);
}

export interface StoredCampaign {
  readonly id: CampaignId;
  readonly content: CampaignContent;
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function addCampaign(tx: Tx, scope: AgencyScope, { id, content, by, at }: StoredCampaign): Promise<void> {
  if (!scope.includes(content.agencyId)) throw new Error('A campaign outside the scope was about to be added');
  const stamps = { created_by: by, created_at: at, updated_by: by, updated_at: at };
  await tx
    .insertInto('campaign')
    .values({ id, ...columnsOf(content), ...stamps })
    .execute();
  await replaceAgencies(tx, id, content.agencyIds);
  await replaceTasks(tx, id, content.tasks);
}

export async function saveContent(
  tx: Tx,
  scope: AgencyScope,
  { id, content, by, at, revision }: StoredCampaign & { readonly revision: number },
): Promise<void> {
  const set = { ...columnsOf(content), revision, updated_by: by, updated_at: at };
  await tx.updateTable('campaign').set(set).where('id', '=', id).where('agency_id', 'in', scope).execute();
  await replaceAgencies(tx, id, content.agencyIds);
  await replaceTasks(tx, id, content.tasks);
}

function columnsOf(content: CampaignContent) {
  const { agencyId, kind, name, summary, goal, audience } = content;
  return {
    agency_id: agencyId,
    kind,
    name,
    summary,
    goal,
    audience,
    media: [...content.media],
    budget_line: content.budgetLine,
    budget_amount: content.budgetAmount,
    talking_points: [...content.talkingPoints],
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    programme_id: content.programmeId,
  };
}

async function replaceAgencies(tx: Tx, id: CampaignId, agencyIds: readonly AgencyId[]): Promise<void> {
  await tx.deleteFrom('campaign_agency').where('campaign_id', '=', id).execute();
  if (agencyIds.length === 0) return;
  const links = agencyIds.map((agencyId) => ({ campaign_id: id, agency_id: agencyId }));
  await tx.insertInto('campaign_agency').values(links).execute();
}

/** A task that stays keeps its id, and with it the posts made for it. */
async function replaceTasks(tx: Tx, id: CampaignId, tasks: readonly CampaignTask[]): Promise<void> {
  const gone = tx.deleteFrom('campaign_task').where('campaign_id', '=', id);
  if (tasks.length === 0) {
    await gone.execute();
    return;
  }
  await gone.where('id', 'not in', tasks.map((task) => task.id)).execute(); // oxfmt-ignore
  const rows = tasks.map((task, position) => ({
    id: task.id,
    campaign_id: id,
    agency_id: task.agencyId,
    position,
    title: task.title,
    brief: task.brief,
    medium: task.medium,
    pillar_id: task.pillarId,
    due_on: task.dueOn,
  }));
  await tx
    .insertInto('campaign_task')
    .values(rows)
    .onConflict((same) =>
      same.column('id').doUpdateSet((eb) => ({
        agency_id: eb.ref('excluded.agency_id'),
        position: eb.ref('excluded.position'),
        title: eb.ref('excluded.title'),
        brief: eb.ref('excluded.brief'),
        medium: eb.ref('excluded.medium'),
        pillar_id: eb.ref('excluded.pillar_id'),
        due_on: eb.ref('excluded.due_on'),
      })),
    )
    .execute();
}

/** Ids that already belong to another campaign. */
export async function foreignTasks(tx: Tx, id: CampaignId, tasks: readonly CampaignTask[]): Promise<readonly string[]> {
  if (tasks.length === 0) return [];
  const ids = tasks.map((task) => task.id);
  const query = tx.selectFrom('campaign_task').select('id').where('id', 'in', ids).where('campaign_id', '<>', id);
  return (await query.execute()).map((row) => row.id);
}

export async function markRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: CampaignId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('campaign').set({ removed_at: at }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}
