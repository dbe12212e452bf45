import type { Tx } from '#platform/db/db.ts';
import { authorOf } from '#organisation/own-actors.ts';
import type { Actor } from '#organisation/permissions.ts';

/** A citizen on the portal: never named in the trail. */
export const citizen = { name: 'Warga', via: 'citizen' } as const;

/** What nobody did: jobs, the sending engine, routines. */
export const productItself = { name: 'Kentongan', via: 'system' } as const;

export interface AuditedChange {
  /** Null only for what concerns the city as a whole. */
  readonly agencyId: string | null;
  /** What happened, in the past tense: `post.scheduled`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What changed, old and new; never a secret. */
  readonly before?: object | null;
  readonly after?: object | null;
}

/** In the change's own transaction; the database gives the entry its place in the chain at commit. */
export async function recordAudit(
  tx: Tx,
  by: Actor | typeof citizen | typeof productItself,
  change: AuditedChange,
): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      person_id: 'personId' in by ? authorOf(by) : null,
      actor_name: by.name,
      via: by.via,
      agency_id: change.agencyId,
      action: change.action,
      subject_kind: change.subjectKind,
      subject_id: change.subjectId,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
    })
    .execute();
}
