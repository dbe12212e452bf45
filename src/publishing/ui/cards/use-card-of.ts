import { useCallback } from 'react';
import { cardsEndpoint, type CardView } from '#cards/contract.ts';
import type { PostContentBody } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';

/** Which card a picture of the post is of, if any. */
export function useCardOf({ pictures }: Pick<PostContentBody, 'pictures'>): (mediaId: string) => CardView | undefined {
  const mediaIds = pictures.map(({ mediaId }) => mediaId);
  const options = { enabled: mediaIds.length > 0, keepFormer: true, staleMs: 60_000 };
  const { data } = useAnswer(cardsEndpoint, { query: { mediaId: mediaIds } }, options);
  return useCallback(
    (mediaId: string) => data?.items.find((card) => card.pictures.some((picture) => picture.mediaId === mediaId)),
    [data],
  );
}
