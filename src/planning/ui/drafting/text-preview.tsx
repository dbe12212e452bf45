import type { ReactElement, ReactNode } from 'react';
import type { ActivityTexts, TextView } from '#planning/contract.ts';
import { useWords } from '#web/words/words.ts';
import { lookOf } from './form-words.ts';
import css from './texts.module.css';
import { textWords } from './words.ts';

interface PreviewProps {
  readonly texts: ActivityTexts;
  readonly shown: TextView;
  readonly text: string;
}

/** About as it will look where it goes; gaps stand out. */
export function TextPreview({ texts, shown, text }: PreviewProps): ReactElement {
  const say = useWords(textWords);
  const look = lookOf(shown.form);
  return (
    <section className={css.preview} aria-label={say('preview')}>
      <h3>{say('preview')}</h3>
      <article data-look={look} lang="id">
        {look === 'news' && <h4>{texts.title}</h4>}
        {(look === 'phone' || look === 'news') && (
          <header>
            {look === 'phone' && <i aria-hidden="true">{texts.agency.shortName.slice(0, 2)}</i>}
            <small>{texts.agency.name}</small>
          </header>
        )}
        <div>{marked(text, look === 'chat')}</div>
      </article>
    </section>
  );
}

const parts = /(\*{1,2}[^*\n]+\*{1,2}|\[[^\]\n]+\]|#[\p{L}\p{N}]+)/u;

function marked(text: string, bold: boolean): ReactNode[] {
  return text.split(parts).map((part, index) => {
    const key = `${index}${part}`;
    if (part.startsWith('[')) return <mark key={key}>{part}</mark>;
    if (part.startsWith('#')) return <em key={key}>{part}</em>;
    if (bold && index % 2 === 1) return <b key={key}>{part.replaceAll('*', '')}</b>;
    return <span key={key}>{part}</span>;
  });
}
