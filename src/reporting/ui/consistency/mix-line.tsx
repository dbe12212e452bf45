import type { ReactElement } from 'react';
import type { ConsistencyView, Mix } from '#reporting/consistency/contract.ts';
import { noNumber } from '#platform/time/format.ts';
import { DataTable } from '#web/kit/data-table.tsx';
import { useWords } from '#web/words/words.ts';
import css from './consistency.module.css';
import { Line } from './line.tsx';
import { shareOf, useShareTelling, type Share } from './telling.ts';
import { consistencyWords } from './words.ts';

/** Within so many points of what is wanted it fits. */
const leeway = 5;

function fitting(mix: Mix | null): Share | null {
  if (!mix?.enough) return null;
  const wanted = mix.parts.filter((part) => part.wanted !== null);
  return shareOf(wanted.filter((part) => Math.abs((part.wanted ?? 0) - part.share) <= leeway).length, wanted.length);
}

/** What went out by pillar, beside what the strategy wants. */
export function MixLine({ view: { mix, next } }: { readonly view: ConsistencyView }): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const [now, before] = [fitting(mix.now), fitting(mix.before)];
  const percent = (value: number | null | undefined): string =>
    value === null || value === undefined ? noNumber : `${telling.number(value)} %`;
  const formerly = new Map(mix.before?.parts.map(({ id, share }) => [id, share]));
  return (
    <Line
      name="mix"
      value={now && telling.of(now)}
      unit={say('mix.unit')}
      before={before ? telling.before(now, before) : telling.before(null, null)}
      counted={say('mix.counted')}
      none={mix.now && !mix.now.enough ? say('mix.counted.few', { count: mix.now.sample }) : say('mix.none')}
      step={next.mix}
    >
      {mix.now && (
        <div className={css.table}>
          <DataTable
            caption={say('mix')}
            compact
            rows={mix.now.parts}
            keyOf={({ id }) => id ?? 'none'}
            columns={[
              { name: say('mix.pillar'), show: ({ name }) => name || say('mix.other') },
              { name: say('mix.wanted'), number: true, show: ({ wanted }) => percent(wanted) },
              { name: say('mix.now'), number: true, show: ({ share, posts }) => `${percent(share)} (${posts})` },
              {
                name: say('mix.before'),
                number: true,
                show: ({ id }) => percent(mix.before ? (formerly.get(id) ?? 0) : null),
              },
            ]}
          />
        </div>
      )}
    </Line>
  );
}
