import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { undoImportEndpoint, type importPostsEndpoint } from '#publishing/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import css from './import.module.css';
import type { ImportDraft } from './import-state.ts';
import { saveRows } from './save-file.ts';
import { importWords } from './words.ts';

export type Done = Got<typeof importPostsEndpoint>;

interface DoneStepProps {
  readonly draft: ImportDraft;
  readonly done: Done;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

/** What came of it, what is left to mend, and the way back. */
export function DoneStep({ draft, done, onChange, onBack, onAgain }: DoneStepProps): ReactElement {
  const say = useWords(importWords);
  const [undone, setUndone] = useState<Got<typeof undoImportEndpoint>>();
  const undo = useAct(undoImportEndpoint, { onDone: setUndone });
  const taken = new Set(done.imported.map(({ line }) => line));
  const left = draft.rows.filter(({ line }) => !taken.has(line));
  const goOn = (): void => {
    onChange({ ...draft, rows: left });
    onBack();
  };
  if (undone) return <Undone undone={undone} onAgain={onAgain} onBack={onBack} />;
  return (
    <div className={css.done} aria-live="polite">
      <Panel title={say('done.title', { count: done.imported.length })}>
        <p className={css.about}>{say('done.lead')}</p>
        {undo.refused && <RefusalNote refused={undo.refused} />}
        <div className={css.foot}>
          <LinkButton look="primary" to="/konten" search={{ state: 'draft' }}>
            {say('done.open')}
          </LinkButton>
          <LinkButton to="/kalender">{say('done.calendar')}</LinkButton>
          <Button
            icon={<IconArrowBackUp aria-hidden />}
            busy={undo.busy}
            onClick={() => void undo.act({ params: { id: done.id } })}
          >
            {say('done.undo')}
          </Button>
          <Button onClick={onAgain}>{say('done.again')}</Button>
        </div>
      </Panel>
      {left.length > 0 && (
        <Panel title={say('left.title', { count: left.length })}>
          <p className={css.about}>{say('left.lead')}</p>
          <div className={css.foot}>
            <Button look="soft" onClick={goOn}>
              {say('left.mend')}
            </Button>
            <Button icon={<IconDownload aria-hidden />} onClick={() => saveRows(draft, left, say('left.name'))}>
              {say('left.save')}
            </Button>
          </div>
        </Panel>
      )}
    </div>
  );
}

interface UndoneProps {
  readonly undone: Got<typeof undoImportEndpoint>;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

function Undone({ undone, onAgain, onBack }: UndoneProps): ReactElement {
  const say = useWords(importWords);
  return (
    <div className={css.done} aria-live="polite">
      <Panel title={say('undone.title', { count: undone.undone })}>
        {undone.kept.length > 0 && (
          <>
            <p className={css.about}>{say('undone.kept', { count: undone.kept.length })}</p>
            <ul className={css.latest}>
              {undone.kept.map(({ line, postId, title, why }) => (
                <li key={postId}>
                  <DeskLink to="/konten/$id" params={{ id: postId }}>
                    {title || say('row.line', { line })}
                  </DeskLink>
                  <small>{say(`undone.why.${why}`)}</small>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={css.foot}>
          <Button look="primary" onClick={onBack}>
            {say('undone.back')}
          </Button>
          <Button onClick={onAgain}>{say('done.again')}</Button>
        </div>
      </Panel>
    </div>
  );
}
