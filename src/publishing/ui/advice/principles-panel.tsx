import { IconChevronDown, IconListCheck } from '@tabler/icons-react';
import { useId, useState, type ReactElement } from 'react';
import { advisedBy, principles, type Advice, type Principle } from '#publishing/contract.ts';
import { CheckField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from '../words.ts';
import css from './advice.module.css';
import type { NotedCheck } from './use-self-check.ts';

interface PrinciplesProps {
  readonly check: NotedCheck;
  readonly advice: readonly Advice[];
}

/** Six questions before a post is submitted: a reminder that keeps nobody from going on. */
export function PrinciplesPanel({ check, advice }: PrinciplesProps): ReactElement {
  const say = useWords(postWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.below}>
      <Panel flush>
        <button
          type="button"
          className={css.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconListCheck size={20} aria-hidden />
          <b>{say('principles')}</b>
          <span>{say('principles.count', { count: check.principles.length })}</span>
          <IconChevronDown size={16} aria-hidden />
        </button>
        <div id={id} hidden={!open} className={css.principles}>
          {open && principles.map((principle) => <Question key={principle} {...{ principle, check, advice }} />)}
          <p>{say('principles.note')}</p>
        </div>
      </Panel>
    </div>
  );
}

function Question({ principle, check, advice }: PrinciplesProps & { readonly principle: Principle }): ReactElement {
  const say = useWords(postWords);
  const spoke = advisedBy[principle].filter(
    (rule) => !check.silenced.includes(rule) && advice.some((one) => one.rule === rule),
  );
  const names = spoke.map((rule) => say(`advice.${rule}.name`)).join(', ');
  const ask = say(`principle.${principle}.ask`);
  return (
    <CheckField
      label={say(`principle.${principle}`)}
      hint={names === '' ? ask : `${ask} ${say('principles.look', { names })}.`}
      on={check.principles.includes(principle)}
      disabled={!check.mayNote}
      onToggle={(seen) => check.look(principle, seen)}
    />
  );
}
