import type { ReactElement } from 'react';
import { formatNumber } from '#platform/time/format.ts';
import type { PillarView } from '#strategy/contract.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { guideWords } from '../guide/words.ts';
import css from './pillars.module.css';

export function sharing<P extends Pick<PillarView, 'wantedShare'>>(pillars: readonly P[]): readonly P[] {
  return pillars.filter(({ wantedShare }) => (wantedShare ?? 0) > 0);
}

/** Which of the six dyes stands for it; none without a share. */
export function signOf<P extends Pick<PillarView, 'wantedShare'>>(
  pillars: readonly P[],
  pillar: P,
): number | undefined {
  const at = sharing(pillars).indexOf(pillar);
  return at < 0 ? undefined : (at % 6) + 1;
}

type Mixed = Pick<PillarView, 'name' | 'wantedShare'>;

/** The wanted mix as one bar; read out as a sentence. */
export function MixBar({ pillars }: { readonly pillars: readonly Mixed[] }): ReactElement | null {
  const say = useWords(guideWords);
  const language = useLanguage();
  const shared = sharing(pillars);
  if (shared.length === 0) return null;
  const told = shared.map(({ name, wantedShare }) => `${name} ${formatNumber(wantedShare, language)} %`).join(', ');
  return (
    <div className={css.bar}>
      <VisuallyHidden>{say('mix.told', { mix: told })}</VisuallyHidden>
      {shared.map((pillar) => (
        <span
          key={pillar.name}
          aria-hidden="true"
          data-sign={signOf(pillars, pillar)}
          style={{ flexGrow: pillar.wantedShare ?? 0 }}
          title={`${pillar.name} ${formatNumber(pillar.wantedShare, language)} %`}
        />
      ))}
    </div>
  );
}
