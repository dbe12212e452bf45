import { useEffect, type ReactElement, type ReactNode } from 'react';
import { LiveRegion } from '#web/kit/announce.tsx';
import { Wordmark } from '#web/shell/wordmark.tsx';
import { chooseLanguage, useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './entry.module.css';

const languageNames = { id: 'Bahasa Indonesia', en: 'English' } as const;

interface FrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  /** Above the title, such as how far one is. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** Around every screen of somebody who is not signed in yet. */
export function EntryFrame({ title, lead, wide, above, children }: FrameProps): ReactElement {
  const say = useWords(organisationWords);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} · Kentongan`;
  }, [title]);
  return (
    <div className={css.place}>
      <header className={css.brand}>
        <Wordmark />
        <p>{say('entry.motto')}</p>
        <small>{say('entry.what')}</small>
      </header>
      <main className={css.main}>
        <div className={css.languages}>
          {(['id', 'en'] as const).map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => chooseLanguage(one)}
            >
              {languageNames[one]}
            </button>
          ))}
        </div>
        <div className={css.content} data-wide={wide || undefined}>
          {above}
          <h1>{title}</h1>
          <p className={css.lead}>{lead}</p>
          {children}
        </div>
      </main>
      <LiveRegion />
    </div>
  );
}
