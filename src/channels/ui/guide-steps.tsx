import type { ReactElement } from 'react';
import { guideSteps, mediumOf } from '#channels/contract.ts';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './channels.module.css';
import { channelWords } from './words.ts';

/** What a person does to publish there by hand; nothing for media that publish by themselves. */
export function GuideSteps({ medium }: { readonly medium: string }): ReactElement | null {
  const say = useWords(channelWords);
  const sayWeb = useWords(webWords);
  const { guide } = mediumOf(medium);
  if (guide === null) return null;
  return (
    <ol className={css.steps}>
      {guideSteps.map((step) => (
        <li key={step}>{say(`guide.${guide}.${step}`, { medium: mediumName(sayWeb, medium) })}</li>
      ))}
    </ol>
  );
}
