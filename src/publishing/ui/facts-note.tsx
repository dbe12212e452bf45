import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { postFactsEndpoint, type PostView } from '#publishing/contract.ts';
import { FactChanges, useRenew } from '#strategy/ui/facts/correct-list.tsx';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

export type PostFacts = Got<typeof postFactsEndpoint>;

export function usePostFacts(post: PostView): PostFacts | undefined {
  const topics = ['post', 'fact', 'delivery'] as const;
  return useAnswer(postFactsEndpoint, { params: { id: post.id } }, { topics }).data;
}

/** What citizens read, or will read: what was approved, as long as it is; else what the registry says. */
export function shownByFacts(found: PostFacts | undefined, standsApproved: boolean) {
  const byCode = new Map((found?.facts ?? []).map((fact) => [fact.code, fact]));
  return (code: string): string | undefined => {
    const fact = byCode.get(code);
    return (standsApproved ? fact?.approved : undefined) ?? fact?.shown ?? undefined;
  };
}

/** Facts that changed since the text was approved: held back before it is out, to be corrected after. */
export function FactsNote({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  const found = usePostFacts(post);
  const renew = useRenew();
  const changes = changesIn(found);
  if (!found || changes.length === 0) return null;
  const out = post.deliveries.some(({ state }) => state === 'sent' || state === 'verified');
  if (!found.held && !out) return null;
  return (
    <div className={css.factsNote}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <b>{say(found.held ? 'facts.held' : 'facts.out')}</b>
        <p>
          <FactChanges changes={changes} />
        </p>
        <p>{say(found.held ? 'facts.held.why' : 'facts.out.why')}</p>
        <RefusalNote refused={renew.refused} actions={<span />} />
      </div>
      {found.can.renew && (
        <Button look="primary" busy={renew.busy} onClick={() => void renew.act({ params: { id: post.id } })}>
          {say('facts.renew')}
        </Button>
      )}
    </div>
  );
}

function changesIn(found: PostFacts | undefined) {
  return (found?.facts ?? []).flatMap(({ code, label, approved, shown, standing }) => {
    if (approved === null || (approved === shown && standing === 'usable')) return [];
    return [{ code, label, before: approved, after: approved === shown ? null : shown }];
  });
}
