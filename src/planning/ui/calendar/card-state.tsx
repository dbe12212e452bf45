import type { ReactElement } from 'react';
import type { PostState } from '#publishing/contract.ts';
import { useIsHeld } from '#publishing/ui/pauses/held-posts.tsx';
import { PausedTag, StatusTag } from '#web/kit/status-tag.tsx';

/** In short; of what a running pause holds, that it does. */
export function CardState({
  post,
}: {
  readonly post: { readonly id: string; readonly state: PostState };
}): ReactElement {
  return useIsHeld(post.id) ? <PausedTag /> : <StatusTag state={post.state} short />;
}
