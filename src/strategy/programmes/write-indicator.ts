import { authorOf, city, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import {
  addAchievement,
  addIndicator as add,
  lockPart,
  saveIndicator as save,
  type AchievementContent,
  type IndicatorContent,
} from './programme-parts.store.ts';
import { tellOfProgramme, writableProgramme, type ProgrammeNotWritable } from './writable-programme.ts';

export interface IndicatorFault {
  readonly kind: 'indicator-years-reversed';
}

export type AddIndicatorRefusal = ProgrammeNotWritable | IndicatorFault;

export function addIndicator(
  { db }: StrategyTools,
  actor: Actor,
  { programmeId, content }: { readonly programmeId: ProgrammeId; readonly content: IndicatorContent },
): Promise<Result<string, AddIndicatorRefusal>> {
  return inTransaction(db, async (tx) => {
    const programme = await writableProgramme(tx, actor, programmeId);
    if (!programme.ok) return programme;
    const fault = faultOf(content);
    if (fault) return refuse(fault);
    const id = await add(tx, programmeId, content);
    await tellOfProgramme(tx, programme.value, { actor, action: 'programme.indicator-added', after: content });
    return accept(id);
  });
}

export type SaveIndicatorRefusal =
  | ProgrammeNotWritable
  | IndicatorFault
  | { readonly kind: 'indicator-not-found' | 'indicator-changed-meanwhile' };

export function saveIndicator(
  { db }: StrategyTools,
  actor: Actor,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: IndicatorContent },
): Promise<Result<undefined, SaveIndicatorRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockPart(tx, 'indicator', id);
    if (!present || present.removed) return refuse({ kind: 'indicator-not-found' });
    const programme = await writableProgramme(tx, actor, present.programmeId);
    if (!programme.ok) return programme;
    const fault = faultOf(content);
    if (fault) return refuse(fault);
    if (present.revision !== revision) return refuse({ kind: 'indicator-changed-meanwhile' });
    await save(tx, { id, revision: revision + 1, content });
    const change = { before: { name: present.name }, after: content };
    await tellOfProgramme(tx, programme.value, { actor, action: 'programme.indicator-changed', ...change });
    return accept(undefined);
  });
}

export type EnterAchievementRefusal =
  | ProgrammeNotWritable
  | { readonly kind: 'indicator-not-found' | 'achievement-in-future' };

export function enterAchievement(
  { db, now }: StrategyTools,
  actor: Actor,
  { indicatorId, ...content }: AchievementContent & { readonly indicatorId: string },
): Promise<Result<string, EnterAchievementRefusal>> {
  return inTransaction(db, async (tx) => {
    const indicator = await lockPart(tx, 'indicator', indicatorId);
    if (!indicator || indicator.removed) return refuse({ kind: 'indicator-not-found' });
    const programme = await writableProgramme(tx, actor, indicator.programmeId);
    if (!programme.ok) return programme;
    const at = now();
    if (content.onDay > (await cityDay(tx, at))) return refuse({ kind: 'achievement-in-future' });
    const id = await addAchievement(tx, indicatorId, { ...content, by: authorOf(actor), at });
    const after = { indicator: indicator.name, ...content };
    await tellOfProgramme(tx, programme.value, { actor, action: 'programme.achievement-entered', after });
    return accept(id);
  });
}

/** The city's calendar day. */
export async function cityDay(tx: Tx, at: Date): Promise<string> {
  return isoDay(at, (await city(tx))?.zone ?? 'Asia/Jakarta');
}

function faultOf({ baselineYear, targetYear }: IndicatorContent): IndicatorFault | undefined {
  return baselineYear !== null && baselineYear > targetYear ? { kind: 'indicator-years-reversed' } : undefined;
}
