import { IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { retryManyEndpoint, type QueueItem } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { failureWord, type FailureWord } from './deliveries-panel.tsx';
import css from './queue.module.css';
import { postWords } from './words.ts';

interface Cause {
  readonly word: FailureWord;
  readonly channel: string;
  readonly ids: readonly string[];
}

/** What failed for the same cause on the same channel, sent again with one press. */
export function SameCause({ items }: { readonly items: readonly QueueItem[] }): ReactElement | null {
  const causes = causesOf(items).filter(({ ids }) => ids.length > 1);
  if (causes.length === 0) return null;
  return (
    <ul className={css.causes}>
      {causes.map((cause) => (
        <li key={cause.ids[0]}>
          <OneCause cause={cause} />
        </li>
      ))}
    </ul>
  );
}

function OneCause({ cause: { word, channel, ids } }: { readonly cause: Cause }): ReactElement {
  const say = useWords(postWords);
  const retry = useAct(retryManyEndpoint, {
    onDone: ({ again, left }) => toast(say('same-cause.done', { again, left, channel })),
    onRefused: ({ message }) => toastRefusal(message),
  });
  return (
    <>
      <span>
        <b>{channel}</b> {say(`failure.${word}`)}
      </span>
      <Button
        size="small"
        icon={<IconRefresh size={16} aria-hidden />}
        busy={retry.busy}
        onClick={() => void retry.act({ body: { deliveryIds: [...ids] } })}
      >
        {say('same-cause.retry', { count: ids.length })}
      </Button>
    </>
  );
}

/** A missed post is left out: it needs a new time, not a second try. */
function causesOf(items: readonly QueueItem[]): readonly Cause[] {
  const causes = new Map<string, { word: FailureWord; channel: string; ids: string[] }>();
  for (const item of items) {
    if (item.state !== 'failed' || !item.can.retry || !item.failure) continue;
    const word = failureWord(item);
    const key = `${item.channel.id} ${word}`;
    const cause = causes.get(key) ?? { word, channel: item.channel.name, ids: [] };
    cause.ids.push(item.id);
    causes.set(key, cause);
  }
  return [...causes.values()];
}
