import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { saveTextEndpoint, textsEndpoint, type TextView } from '#planning/contract.ts';
import { call } from '#web/api/call.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { askAnew } from '#web/api/use-answer.ts';
import type { Autosave } from '#web/kit/use-autosave.ts';
import { useRevisedDraft } from '#web/kit/use-revised-draft.ts';

export interface Writing {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly autosave: Autosave;
  /** Puts these words in place at once; the present draft counts as seen. */
  readonly settle: (text: string) => Promise<void>;
  /** After a conflict: saves these words on top of the other person's. */
  readonly saveMine: () => Promise<void>;
}

/** The words being edited over a draft, saved as they are written. */
export function useText(activityId: string, shown: TextView, onReopen: () => void): Writing {
  const { form } = shown;
  const client = useQueryClient();
  const save = async (text: string, revision: number, settles: boolean): Promise<number> => {
    const saved = await call(saveTextEndpoint, { params: { id: activityId, form }, body: { text, revision, settles } });
    await refreshTopics(client, ['activity']);
    return saved.revision;
  };
  const { draft, change, autosave, restored, saveMine } = useRevisedDraft<{ text: string }>({
    key: `text:${activityId}:${form}`,
    loaded: revised(shown),
    save: ({ text }, revision) => save(text, revision, false),
    newest: async () => {
      const { texts } = await askAnew(client, textsEndpoint, { params: { id: activityId } });
      return revised(texts.find((one) => one.form === form) ?? shown);
    },
    onNewer: onReopen,
  });
  // As long as nobody edited, the outline may draft other words.
  const followOutline = useEffectEvent((words: string) => {
    const isUntouched = shown.edited === null && !restored && autosave.state.at === 'rest';
    if (isUntouched && words !== draft.text) onReopen();
  });
  useEffect(() => followOutline(shown.text), [shown.text]);
  return {
    text: draft.text,
    write: (text) => change({ text }),
    autosave,
    saveMine,
    settle: async (text) => {
      await save(text, shown.edited?.revision ?? 0, true);
      autosave.forget();
      onReopen();
    },
  };
}

function revised({ text, edited }: TextView): { readonly body: { text: string }; readonly revision: number } {
  return { body: { text }, revision: edited?.revision ?? 0 };
}
