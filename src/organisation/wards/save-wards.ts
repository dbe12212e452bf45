import { createHash } from 'node:crypto';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { lockFounding } from '#organisation/city/city.store.ts';
import { mayChangeCity } from '#organisation/city/change-city.ts';
import type { Actor } from '#organisation/permissions.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { replaceWards, wards, type Ward } from './ward.store.ts';

export type SaveWardsRefusal =
  | { readonly kind: 'not-allowed' | 'wards-changed-meanwhile' }
  | { readonly kind: 'ward-twice'; readonly name: string };

export interface WardsToSave {
  readonly items: readonly Ward[];
  /** Of the list that the writer had before their eyes. */
  readonly version: string;
}

/** The whole list at once; activities name their ward in words and stay as they are. */
export function saveWards(
  { db }: { readonly db: Db },
  actor: Actor,
  { items, version }: WardsToSave,
): Promise<Result<{ readonly version: string }, SaveWardsRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!mayChangeCity(actor, await agencyTree(tx))) return refuse({ kind: 'not-allowed' });
    const twice = firstTwice(items);
    if (twice !== undefined) return refuse({ kind: 'ward-twice', name: twice });
    await lockFounding(tx);
    const before = await wards(tx);
    if (versionOf(before) === versionOf(items)) return accept({ version: versionOf(items) });
    if (versionOf(before) !== version) return refuse({ kind: 'wards-changed-meanwhile' });
    await replaceWards(tx, items);
    const subject = { agencyId: null, subjectKind: 'city', subjectId: 'wards' };
    await recordAudit(tx, actor, { ...subject, action: 'city.wards-changed', before: { before }, after: { items } });
    await announce(tx, { topic: 'organisation', agencyId: '', id: 'wards' });
    return accept({ version: versionOf(items) });
  });
}

export function versionOf(items: readonly Ward[]): string {
  const told = items.map(({ name, district }) => [name, district]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}

function firstTwice(items: readonly Ward[]): string | undefined {
  const seen = new Set<string>();
  return items.find(({ name }) => {
    const key = name.toLowerCase();
    return seen.has(key) || !seen.add(key);
  })?.name;
}
