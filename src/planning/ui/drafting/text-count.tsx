import { IconAlertTriangle, IconCircleCheck, IconPencilExclamation } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { countText, type TextUnit } from '#channels/contract.ts';
import { formatNumber } from '#platform/time/format.ts';
import type { TextView } from '#planning/contract.ts';
import { useLanguage } from '#web/words/language.ts';
import { hasWord, useWords } from '#web/words/words.ts';
import css from './texts.module.css';
import { textWords } from './words.ts';

interface CountProps {
  readonly shown: TextView;
  readonly text: string;
}

const noPictures = { max: 0, maxBytes: null, altRequired: false, maxAlt: null };

function used(text: string, unit: TextUnit): number {
  const limits = { text: { max: null, unit, maxBytes: null }, pictures: noPictures, needsTitle: false, needsPicture: false };
  return countText(limits, text).used;
} // oxfmt-ignore

/** How long it is, as this medium counts, while it is typed. */
export function TextCount({ shown, text }: CountProps): ReactElement {
  const say = useWords(textWords);
  const language = useLanguage();
  const { reading, limit } = shown;
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (reading) {
    const seconds = used(text, 'second-read-aloud');
    const fine = Math.abs(seconds - reading.target) <= reading.target * 0.1;
    const told = { seconds, target: reading.target, pace: reading.wordsPerMinute };
    return <Told fine={fine} words={say(fine ? 'count.reading' : 'count.reading.off', told)} />;
  }
  if (limit) {
    const count = used(text, limit.unit as TextUnit);
    const over = count - limit.max;
    const told = { used: formatNumber(count, language, 0), max: formatNumber(limit.max, language, 0), over };
    return <Told fine={over <= 0} words={say(over <= 0 ? 'count.limit' : 'count.over', told)} />;
  }
  return <Told fine words={say('count.words', { count: words })} />;
}

function Told({ fine, words }: { readonly fine: boolean; readonly words: string }): ReactElement {
  const Icon = fine ? IconCircleCheck : IconAlertTriangle;
  return (
    <output data-off={!fine || undefined}>
      <Icon size={16} aria-hidden />
      {words}
    </output>
  );
}

/** What the writer has to fill in, because the outline does not say it. */
export function Gaps({ shown, text }: CountProps): ReactElement | null {
  const say = useWords(textWords);
  const short = shown.tooShort ? (shown.reading ? 'short.radio' : 'short.press') : undefined;
  const gaps = text.includes('[') ? shown.gaps : [];
  if (gaps.length === 0 && !short) return null;
  return (
    <div className={css.gaps}>
      <IconPencilExclamation size={18} aria-hidden />
      <div>
        {gaps.length > 0 && (
          <p>
            <b>{say('gaps')}:</b>{' '}
            {gaps.flatMap((gap) => (hasWord(textWords, `gap.${gap}`) ? [say(`gap.${gap}` as 'gap.what')] : [])).join(', ')}
          </p>
        )}
        {short && <p>{say(short, { count: shown.words, target: shown.reading?.target ?? 0 })}</p>}
      </div>
    </div>
  );
} // oxfmt-ignore
