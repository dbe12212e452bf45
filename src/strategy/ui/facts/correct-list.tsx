import type { ReactElement } from 'react';
import { renewFactsEndpoint } from '#publishing/contract.ts';
import type { PostToCorrectView } from '#strategy/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { StatusTag, type ShownState } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './facts.module.css';
import { factWords } from './words.ts';

/** What was approved and what the registry says now. */
export function FactChanges({ changes }: Pick<PostToCorrectView, 'changes'>): ReactElement {
  const say = useWords(factWords);
  return (
    <>
      {changes.map(({ code, label, before, after }) => (
        <span key={code}>
          {after === null
            ? say.rich('change.gone', { label, before: <del key="before">{before}</del> })
            : say.rich('change', {
                label,
                before: <del key="before">{before}</del>,
                after: <ins key="after">{after}</ins>,
              })}{' '}
        </span>
      ))}
    </>
  );
}

export function useRenew(
  onRefused: (refused: Refused) => void = () => undefined,
): ReturnType<typeof useAct<typeof renewFactsEndpoint>> {
  const say = useWords(factWords);
  return useAct(renewFactsEndpoint, { onDone: () => toast(say('renewed')), onRefused, alsoChanges: ['fact'] });
}

/** One post that is held back, with the way on. */
export function PostToCorrect({ post }: { readonly post: PostToCorrectView }): ReactElement {
  const say = useWords(factWords);
  const times = useTimes();
  const renew = useRenew();
  const params = { id: post.id };
  const { title } = post;
  return (
    <li>
      <span className={css.meta}>
        <StatusTag state={post.state as ShownState} short />
        <span>{post.agency}</span>
        <span>{post.publishAt ? say('correct.at', { at: times.near(post.publishAt) }) : say('correct.no-time')}</span>
      </span>
      <DeskLink to="/konten/$id" params={params}>
        {title}
      </DeskLink>
      <p>
        <FactChanges changes={post.changes} />
      </p>
      <RefusalNote refused={renew.refused} actions={<span />} />
      <span className={css.acts}>
        {post.can.renew && (
          <Button
            size="small"
            look="primary"
            busy={renew.busy}
            aria-label={say('renew.of', { title })}
            onClick={() => void renew.act({ params })}
          >
            {say('renew')}
          </Button>
        )}
        <LinkButton size="small" to="/konten/$id" params={params} aria-label={say('open.of', { title })}>
          {say('open')}
        </LinkButton>
      </span>
    </li>
  );
}
