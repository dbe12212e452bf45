import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { countText, limitsOf, type TextCount } from '#channels/contract.ts';
import { formatNumber } from '#platform/time/format.ts';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { useChannelLabel } from './channel-label.ts';
import css from './post.module.css';
import { textOf } from './text-of.ts';
import { postWords } from './words.ts';

/** `211 / 300 grafem`: each network counts in its own unit. */
export function useCountWords(): (count: TextCount) => string {
  const say = useWords(postWords);
  const language = useLanguage();
  return ({ used, max, unit }) => {
    const told = { used: formatNumber(used, language, 0), unit: say(`unit.${unit}`) };
    return max === null ? say('count.free', told) : say('count.of', { ...told, max: formatNumber(max, language, 0) });
  };
}

interface TextCountsProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
}

/** How full each channel is. */
export function TextCounts({ post, draft }: TextCountsProps): ReactElement | null {
  const say = useWords(postWords);
  const words = useCountWords();
  const label = useChannelLabel(post.channels);
  const chosen = post.channels.filter(({ id }) => draft.channels.some(({ channelId }) => channelId === id));
  if (chosen.length === 0) return null;
  return (
    <ul className={css.counts} aria-label={say('counts')}>
      {chosen.map(({ id, name, medium }) => {
        const count = countText(limitsOf({ medium }), textOf(draft, id), draft.pictures.length);
        const over = count.left !== null && count.left < 0;
        const share = count.max === null ? 0 : Math.min(100, (count.used / count.max) * 100);
        return (
          <li key={id} data-over={over || undefined}>
            <b>
              {over ? <IconAlertTriangle size={16} aria-hidden /> : <MediumIcon medium={medium} />}
              {label({ name, medium })}
            </b>
            <span>{words(count)}</span>
            <i aria-hidden="true">
              <i style={{ inlineSize: `${share}%` }} />
            </i>
          </li>
        );
      })}
    </ul>
  );
}
