import { IconCopy, IconPencil } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { factEndpoint, factToken, removeFactEndpoint, restoreFactEndpoint, type FactView } from '#strategy/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { FactForm } from './fact-form.tsx';
import { FactUses } from './fact-uses.tsx';
import css from './facts.module.css';
import { usePeriodWords } from './period-words.ts';
import { factWords } from './words.ts';

/** One fact in the drawer: what it says, where it stands, what it was. */
export function FactDetails({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const answer = useAnswer(factEndpoint, { params: { id } });
  const [editing, setEditing] = useState(false);
  return (
    <Answered answer={answer}>
      {(found) =>
        editing ? (
          <FactForm key={found.fact.revision} edited={found.fact} onDone={() => setEditing(false)} />
        ) : (
          <Shown {...found} onEdit={() => setEditing(true)} onClose={onClose} />
        )
      }
    </Answered>
  );
}

type Found = Got<typeof factEndpoint>;

interface ShownProps extends Found {
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

export const standingLooks = { usable: 'ok', coming: 'info', expired: 'fix' } as const;

function Shown({ fact, revisions, onEdit, onClose }: ShownProps): ReactElement {
  const say = useWords(factWords);
  const times = useTimes();
  const period = usePeriodWords();
  const token = factToken(fact.code);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(token);
    toast(say('copied', { token }));
  };
  return (
    <div className={css.details}>
      <section>
        <p className={css.big} lang="id">
          {fact.shown}
        </p>
        <span className={css.meta}>
          <Tag look={standingLooks[fact.standing]}>{say(`standing.${fact.standing}`)}</Tag>
          <span>{say('detail.changed', { by: fact.updated.by, at: times.near(fact.updated.at) })}</span>
        </span>
        {fact.removed && <p className={css.hint}>{say('removed.note')}</p>}
        <dl className={css.facts}>
          <dt>{say('detail.valid')}</dt>
          <dd>{period(fact)}</dd>
          <dt>{say('detail.source')}</dt>
          <dd>{fact.source || say('detail.source.none')}</dd>
          <dt>{say('detail.owner')}</dt>
          <dd>{fact.agency.name}</dd>
          <dt>{say('detail.token')}</dt>
          <dd className={css.code}>{token}</dd>
        </dl>
        <div className={css.acts}>
          {fact.can.write && !fact.removed && (
            <Button look="primary" icon={<IconPencil aria-hidden />} onClick={onEdit}>
              {say('edit')}
            </Button>
          )}
          <Button icon={<IconCopy aria-hidden />} onClick={() => void copy()}>
            {say('copy')}
          </Button>
          {fact.can.write && !fact.removed && <Remove fact={fact} onDone={onClose} />}
        </div>
      </section>
      <FactUses id={fact.id} />
      <section>
        <h3>{say('history')}</h3>
        <ol className={css.history}>
          {revisions.map(({ revision, shown, by, at, note }) => (
            <li key={revision}>
              <b lang="id">{shown}</b>
              {(note !== '' || revision === 1) && <span>{note || say('history.first')}</span>}
              <small>{say('history.by', { by, at: times.instant(at) })}</small>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Remove({ fact, onDone }: { readonly fact: FactView; readonly onDone: () => void }): ReactElement {
  const say = useWords(factWords);
  const params = { id: fact.id };
  const restore = useAct(restoreFactEndpoint);
  const remove = useAct(removeFactEndpoint, {
    onDone: () => {
      toast(say('removed', { label: fact.label }), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
      {say('remove')}
    </RemoveButton>
  );
}
