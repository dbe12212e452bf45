import { useQueryClient } from '@tanstack/react-query';
import { activityEndpoint, saveActivityEndpoint, type ActivityBody, type ActivityView } from '#planning/contract.ts';
import { call } from '#web/api/call.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { askAnew } from '#web/api/use-answer.ts';
import { useRevisedDraft, type Revised, type RevisedDraft } from '#web/kit/use-revised-draft.ts';

export type ActivityDraft = RevisedDraft<ActivityBody>;

/** The outline of an activity being written. */
export function useActivityDraft(loaded: ActivityView, onNewer: () => void): ActivityDraft {
  const params = { id: loaded.id };
  const client = useQueryClient();
  return useRevisedDraft<ActivityBody>({
    key: `activity:${loaded.id}`,
    loaded: revised(loaded),
    tidy: withoutBlankRows,
    save: async (body, revision) => {
      const saved = await call(saveActivityEndpoint, { params, body: { ...body, revision } });
      await refreshTopics(client, ['activity']);
      return saved.revision;
    },
    newest: async () => revised(await askAnew(client, activityEndpoint, { params })),
    onNewer,
  });
}

function revised(view: ActivityView): Revised<ActivityBody> {
  return { body: bodyOf(view), revision: view.revision };
}

/** A row that was added but not filled in is not worth keeping. */
function withoutBlankRows(body: ActivityBody): ActivityBody {
  return { ...body, facts: body.facts.filter(filled), quotes: body.quotes.filter(filled) };
}

function filled(row: object): boolean {
  return Object.values(row).some((value: string) => value.trim() !== '');
}

function bodyOf(view: ActivityView): ActivityBody {
  const { title, what, why, who, place, village, how, startsAt, endsAt, informationClass } = view;
  const { facts, quotes, programmeIds, campaignId, photos } = view;
  return {
    title,
    what,
    why,
    who,
    place,
    village,
    how,
    startsAt,
    endsAt,
    facts,
    quotes,
    informationClass,
    programmeIds,
    campaignId,
    photos,
  };
}
