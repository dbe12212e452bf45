import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postEndpoint, savePostEndpoint, type PostContentBody, type PostView } from '#publishing/contract.ts';
import { call } from '#web/api/call.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { askAnew } from '#web/api/use-answer.ts';
import { useRevisedDraft, type RevisedDraft } from '#web/kit/use-revised-draft.ts';

export interface PostDraft extends RevisedDraft<PostContentBody> {
  /** The last save made an approval void. */
  readonly voided: boolean;
}

/** The words of a post being written. */
export function usePostDraft(loaded: PostView, onNewer: () => void): PostDraft {
  const params = { id: loaded.id };
  const client = useQueryClient();
  const [voided, setVoided] = useState(false);
  const writing = useRevisedDraft<PostContentBody>({
    key: `post:${loaded.id}`,
    loaded: { body: loaded.content, revision: loaded.revision },
    save: async (content, revision) => {
      const saved = await call(savePostEndpoint, { params, body: { ...content, revision } });
      setVoided(saved.voided);
      await refreshTopics(client, ['post']);
      return saved.revision;
    },
    newest: async () => {
      const { content, revision } = await askAnew(client, postEndpoint, { params });
      return { body: content, revision };
    },
    onNewer,
  });
  return { ...writing, voided };
}
