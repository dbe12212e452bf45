import type { AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ActivityForPost } from '../activity-for-post.ts';
import { editedTexts } from './activity-text.store.ts';
import { draftOf } from './drafts.ts';
import { outlineOf } from './outline-of.ts';
import { formFor } from './text-forms.ts';

/** What a post is filled with: for each medium the text edited by hand, or else the draft. */
export async function writtenTexts(
  db: Db | Tx,
  scope: AgencyScope,
  { activity, now }: { readonly activity: ActivityForPost; readonly now: Date },
): Promise<(medium: string) => string> {
  const edited = new Map((await editedTexts(db, scope, activity.id)).map(({ form, text }) => [form, text]));
  const outline = await outlineOf(db, activity, now);
  return (medium) => {
    const form = formFor(medium);
    return edited.get(form) ?? draftOf(outline, form).text;
  };
}
