import { IconCheck, IconLock, IconPencil } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { StrategyContent, StrategyView } from '#strategy/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { Part } from './part.ts';
import type { RevisedDraft } from '#web/kit/use-revised-draft.ts';
import { guideWords } from './words.ts';

interface PartPanelProps {
  readonly part: Part;
  readonly strategy: StrategyView;
  readonly writing: RevisedDraft<StrategyContent>;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
}

/** What is inherited first, to be read; then the agency's own, which is written where it is read. */
export function PartPanel({ part, strategy, writing, editing, onEdit }: PartPanelProps): ReactElement {
  const say = useWords(guideWords);
  const { name, isFilled, Read, Edit } = part;
  const inherited = strategy.inherited.filter(({ content }) => isFilled(content));
  const own = isFilled(writing.draft);
  const title = say(`part.${name}`);
  const edit = <EditButton title={title} editing={editing} own={own} onEdit={onEdit} />;
  return (
    <div id={`bagian-${name}`} className={css.anchor}>
      <Panel title={title} note={say(`part.${name}.note`)} actions={strategy.can.write && edit}>
        <div className={css.stack}>
          {inherited.map(({ agency, content }) => (
            <Inherited key={agency.id} from={agency.shortName}>
              <Read content={content} agencyId={agency.id} />
            </Inherited>
          ))}
          {editing && <Edit strategy={strategy} writing={writing} />}
          {!editing && own && <Read content={writing.draft} agencyId={strategy.agency.id} />}
          {!editing && !own && (
            <p className={css.none}>{say(inherited.length > 0 ? 'none.own' : `part.${name}.none`)}</p>
          )}
        </div>
      </Panel>
    </div>
  );
}

interface EditButtonProps extends Pick<PartPanelProps, 'editing' | 'onEdit'> {
  readonly title: string;
  readonly own: boolean;
}

function EditButton({ title, own, editing, onEdit }: EditButtonProps): ReactElement {
  const say = useWords(guideWords);
  if (editing) {
    return (
      <Button
        size="small"
        icon={<IconCheck aria-hidden />}
        aria-label={say('done.of', { part: title })}
        onClick={() => onEdit(false)}
      >
        {say('done')}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      icon={<IconPencil aria-hidden />}
      aria-label={say(own ? 'edit.of' : 'add.of', { part: title })}
      onClick={() => onEdit(true)}
    >
      {say(own ? 'edit' : 'add')}
    </Button>
  );
}

export function Inherited({ from, children }: { readonly from: string; readonly children: ReactNode }): ReactElement {
  const say = useWords(guideWords);
  return (
    <section className={css.inherited} aria-label={say('inherited', { name: from })}>
      <p className={css.origin}>
        <IconLock aria-hidden />
        {say('inherited', { name: from })}
      </p>
      {children}
    </section>
  );
}
