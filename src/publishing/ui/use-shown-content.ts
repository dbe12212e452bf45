import { useMemo } from 'react';
import type { PostContentBody } from '#publishing/contract.ts';
import { withFacts } from '#strategy/contract.ts';
import { useFacts } from '#strategy/ui/facts/use-facts.ts';

/** The words as citizens will read them: facts in place of their tokens. */
export function useShownContent(draft: PostContentBody): PostContentBody {
  const { shownOf } = useFacts();
  return useMemo(() => contentWith(draft, shownOf), [draft, shownOf]);
}

export function contentWith(draft: PostContentBody, shownOf: (code: string) => string | undefined): PostContentBody {
  const resolve = (text: string): string => withFacts(text, shownOf);
  const channels = draft.channels.map(({ channelId, text }) => ({
    channelId,
    text: text === null ? null : resolve(text),
  }));
  const pictures = draft.pictures.map((picture) => ({ ...picture, alt: resolve(picture.alt) }));
  return { ...draft, text: resolve(draft.text), channels, pictures };
}
