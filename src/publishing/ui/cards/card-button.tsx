import { IconPencil, IconWand } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { CardView } from '#cards/contract.ts';
import type { PostView } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { useWords } from '#web/words/words.ts';
import type { PostDraft } from '../use-post-draft.ts';
import { postWords } from '../words.ts';
import css from './card-button.module.css';
import { useCardOf } from './use-card-of.ts';

const CardDialog = lazy(() => import('./card-dialog.tsx').then((module) => ({ default: module.CardDialog })));

interface CardButtonProps {
  readonly post: PostView;
  readonly writing: PostDraft;
}

/** Which card is open: a new one, or one of the post's pictures. */
export type OpenCard = 'new' | { readonly card: CardView; readonly mediaId: string };

/** Makes a picture of the post's words; whatever was made so can be opened again. */
export function CardButton({ post, writing }: CardButtonProps): ReactElement {
  const say = useWords(postWords);
  const [open, setOpen] = useState<OpenCard | undefined>();
  const mediaIds = writing.draft.pictures.map(({ mediaId }) => mediaId);
  const cardOf = useCardOf(writing.draft);
  const cards = mediaIds.flatMap((mediaId, at) => {
    const card = cardOf(mediaId);
    return card ? [{ card, mediaId, number: at + 1 }] : [];
  });
  return (
    <div className={css.cards}>
      <Button icon={<IconWand aria-hidden />} aria-haspopup="dialog" onClick={() => setOpen('new')}>
        {say('card.make')}
      </Button>
      {cards.map(({ card, mediaId, number }) => (
        <Button
          key={mediaId}
          look="ghost"
          icon={<IconPencil aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => setOpen({ card, mediaId })}
        >
          {say('card.change', { number })}
        </Button>
      ))}
      <Suspense>{open && <CardDialog {...{ post, writing, open }} onClose={() => setOpen(undefined)} />}</Suspense>
    </div>
  );
}
