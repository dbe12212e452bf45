import { IconBulb } from '@tabler/icons-react';
import { useId, useRef, useState, type ReactElement } from 'react';
import { dropIdeaEndpoint, removeIdeaEndpoint } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterSelect } from '#web/kit/filter-bar.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

interface DropLineProps {
  readonly board: 'agency' | 'city';
  readonly onDropped: () => void;
}

/** One line and Enter. N brings the cursor here. */
export function DropLine({ board, onDropped }: DropLineProps): ReactElement | null {
  const say = useWords(ideaWords);
  const id = useId();
  const line = useRef<HTMLInputElement>(null);
  const { agency, agencies, can } = useSession();
  const writable = agencies.filter((one) => can('idea.write', one.id));
  const [chosen, setChosen] = useState('');
  const [title, setTitle] = useState('');
  const agencyId = chosen || (agency && can('idea.write', agency.id) ? agency.id : writable[0]?.id);
  // Elsewhere N begins a post.
  useKey('n', () => line.current?.focus(), { first: true });
  const remove = useAct(removeIdeaEndpoint);
  const drop = useAct(dropIdeaEndpoint, {
    onDone: (made, { body }) => {
      setTitle('');
      onDropped();
      toast(say('dropped', { title: body.title }), () => remove.act({ params: { id: made.id } }));
    },
  });
  if (!agencyId) return null;
  const send = (): void => {
    if (title.trim() === '') return;
    void drop.act({ body: { agencyId, title, forCity: board === 'city' } });
  };
  return (
    <form
      className={css.drop}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>
        <IconBulb aria-hidden />
        <span>{say('drop')}</span>
      </label>
      <input
        id={id}
        ref={line}
        type="text"
        value={title}
        maxLength={200}
        placeholder={say('drop.hint')}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
      />
      {writable.length > 1 && (
        <FilterSelect
          label={say('drop.where')}
          value={agencyId}
          choices={writable.map(({ id: value, shortName }) => ({ value, label: shortName }))}
          onChoose={setChosen}
        />
      )}
      <Button look="primary" type="submit" busy={drop.busy}>
        {say('drop.do')}
      </Button>
      <RefusalNote refused={drop.refused} />
    </form>
  );
}
