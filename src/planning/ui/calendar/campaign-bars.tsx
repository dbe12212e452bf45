import { IconFlag, IconPalette } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { inLines } from './bar-lines.ts';
import css from './bars.module.css';
import type { CampaignBar } from './use-surroundings.ts';
import { calendarWords } from './words.ts';

interface CampaignBarsProps {
  /** The days above which they stand: seven or one. */
  readonly days: readonly string[];
  readonly campaigns: readonly CampaignBar[];
  readonly onOpen: (campaign: CampaignBar) => void;
  /** Columns before the first day. */
  readonly before?: number;
}

const mostLines = 2;

/** Campaigns and themes over the days on which they run. Those that don't meet share a line; more lines open on demand. */
export function CampaignBars({ days, campaigns, onOpen, before = 0 }: CampaignBarsProps): ReactElement | null {
  const say = useWords(calendarWords);
  const [whole, setWhole] = useState(false);
  const placed = inLines(campaigns, days);
  if (placed.length === 0) return null;
  const shown = whole ? placed : placed.filter(({ line }) => line < mostLines);
  const hidden = placed.length - placed.filter(({ line }) => line < mostLines).length;
  return (
    <div className={css.bars} data-before={before || undefined} data-single={days.length === 1 || undefined}>
      {shown.map(({ bar, line, start, end, begins, ends }) => {
        const Icon = bar.kind === 'theme' ? IconPalette : IconFlag;
        return (
          <button
            key={bar.id}
            type="button"
            className={css.bar}
            data-kind={bar.kind}
            data-from={begins || undefined}
            data-to={ends || undefined}
            style={{ gridColumn: `${start + 1} / ${end + 2}`, gridRow: line + 1 }}
            title={bar.name}
            onClick={() => onOpen(bar)}
          >
            <Icon size={14} aria-hidden />
            <VisuallyHidden>{say(bar.kind)}: </VisuallyHidden>
            <span>{bar.name}</span>
          </button>
        );
      })}
      {hidden > 0 && (
        <button type="button" className={css.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? say('bars.fewer') : say('bars.more', { count: hidden })}
        </button>
      )}
    </div>
  );
}
