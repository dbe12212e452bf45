import { useState, type ReactElement } from 'react';
import { postListEndpoint, type PauseView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { CheckField, TextField } from '#web/kit/field.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './pauses.module.css';
import { pauseWords } from './words.ts';

interface AllowedPostsProps {
  /** Those let through before. */
  readonly known: PauseView['allowed'];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly note: string | undefined;
}

/** Posts that go out all the same: those chosen first, then what is scheduled. */
export function AllowedPosts({ known, chosen, onChoose }: AllowedPostsProps): ReactElement {
  const say = useWords(pauseWords);
  const times = useTimes();
  const [text, setText] = useState('');
  const found = useAnswer(postListEndpoint, { query: { state: 'scheduled', text } }, { keepFormer: true }).data;
  const scheduled: Choice[] = (found?.items ?? [])
    .toSorted((a, b) => (a.publishAt ?? '').localeCompare(b.publishAt ?? ''))
    .map(({ id, title, excerpt, agency, publishAt }) => {
      const at = publishAt ? ` · ${times.near(publishAt)}` : '';
      return { id, title: title || excerpt, note: `${agency.shortName}${at}` };
    });
  const before: Choice[] = known.filter(({ id }) => !scheduled.some((one) => one.id === id)).map(unnoted);
  const toggle = (id: string, on: boolean): void =>
    onChoose(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className={css.allow}>
      <legend>{say('allowed')}</legend>
      <p>{say('allowed.hint')}</p>
      <TextField label={say('allowed.find')} type="search" value={text} onWrite={setText} />
      {found && scheduled.length + before.length === 0 && <p>{say('allowed.none')}</p>}
      {scheduled.length + before.length > 0 && (
        <div className={css.posts}>
          {[...before, ...scheduled].map(({ id, title, note }) => (
            <CheckField key={id} label={title} hint={note} on={chosen.includes(id)} onToggle={(on) => toggle(id, on)} />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function unnoted({ id, title }: PauseView['allowed'][number]): Choice {
  return { id, title, note: undefined };
}
