import {
  IconBook2,
  IconChevronDown,
  IconCircleCheck,
  IconPencilExclamation,
  IconShieldLock,
} from '@tabler/icons-react';
import { useId, useState, type ReactElement } from 'react';
import { ruleGroups, type Advice, type RuleGroup, type RuleId } from '#publishing/contract.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button } from '#web/kit/button.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import { postWords, type PostWord } from '../words.ts';
import css from './advice.module.css';
import { replaceInText, showInText } from './text-place.ts';
import type { GivenAdvice } from './use-advice.ts';
import type { NotedCheck } from './use-self-check.ts';

const icons = { language: IconPencilExclamation, content: IconBook2, safety: IconShieldLock } as const;

interface AdviceGroupsProps extends GivenAdvice {
  readonly check: NotedCheck;
  /** The text can be changed here. */
  readonly writable: boolean;
}

/** One line for each kind of advice until it is opened. */
export function AdviceGroups({ advice, text, check, writable }: AdviceGroupsProps): ReactElement {
  const shown = advice.filter(({ rule }) => !check.silenced.includes(rule));
  return (
    <div className={css.groups}>
      {ruleGroups.map((group) => (
        <Group
          key={group}
          group={group}
          found={shown.filter((one) => one.group === group)}
          {...{ text, check, writable }}
        />
      ))}
      <Silenced check={check} />
    </div>
  );
}

interface GroupProps extends Omit<AdviceGroupsProps, 'advice'> {
  readonly group: RuleGroup;
  readonly found: readonly Advice[];
}

function Group({ group, found, ...rest }: GroupProps): ReactElement {
  const say = useWords(postWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  const names = useNames(found);
  const Icon = found.length === 0 ? IconCircleCheck : icons[group];
  if (found.length === 0) {
    return (
      <p className={css.fine}>
        <Icon size={18} aria-hidden />
        <b>{say(`advice.group.${group}`)}</b>
        <span>{say('advice.group.fine')}</span>
      </p>
    );
  }
  return (
    <div>
      <button type="button" className={css.head} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon size={18} aria-hidden />
        <b>{say(`advice.group.${group}`)}</b>
        <span>{names}</span>
        <i>{found.length}</i>
        <IconChevronDown size={16} aria-hidden />
      </button>
      <ul id={id} hidden={!open} className={css.list}>
        {open && <Items found={found} {...rest} />}
      </ul>
    </div>
  );
}

/** Each rule by its name, with how often it spoke. */
function useNames(found: readonly Advice[]): string {
  const say = useWords(postWords);
  const times = Map.groupBy(found, ({ rule }) => rule);
  return [...times]
    .map(([rule, all]) => {
      const name = say(`advice.${rule}.name`);
      return all.length === 1 ? name : say('advice.times', { name, count: all.length });
    })
    .join(', ');
}

const mostShown = 8;

function Items({ found, ...rest }: Omit<GroupProps, 'group'>): ReactElement {
  const say = useWords(postWords);
  const more = found.length - mostShown;
  return (
    <>
      {found.slice(0, mostShown).map((one) => (
        <Item key={`${one.rule} ${one.from}`} one={one} {...rest} />
      ))}
      {more > 0 && <li className={css.more}>{say('advice.more', { count: more })}</li>}
    </>
  );
}

interface ItemProps extends Omit<AdviceGroupsProps, 'advice'> {
  readonly one: Advice;
}

function Item({ one, text, check, writable }: ItemProps): ReactElement {
  const say = useWords(postWords);
  const { rule, from, to, replacement, facts = {} } = one;
  const quoted = { words: text.slice(from, to), from };
  const name = say(`advice.${rule}.name`);
  const replace = (): void => {
    if (replacement !== undefined && replaceInText(quoted, replacement)) announce(say('advice.replaced'));
  };
  return (
    <li>
      <Name name={name} {...(writable && to > from && { quoted })} />
      <p>{say(`advice.${rule}`, facts)}</p>
      <p className={css.do}>{say(`advice.${rule}.do`, facts)}</p>
      {writable && (
        <div className={css.acts}>
          {replacement !== undefined && (
            <Button size="small" aria-label={replaceLabel(say, replacement)} onClick={replace}>
              {say('advice.replace')}
            </Button>
          )}
          {check.mayNote && (
            <Button
              look="ghost"
              size="small"
              aria-label={say('advice.silence.rule', { name })}
              onClick={() => check.silence(rule, true)}
            >
              {say('advice.silence')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function replaceLabel(say: Say<PostWord>, words: string): string {
  return words === '' ? say('advice.replace.away') : say('advice.replace.with', { words });
}

interface NameProps {
  readonly name: string;
  /** Pressing it shows these words in the text. */
  readonly quoted?: { readonly words: string; readonly from: number };
}

function Name({ name, quoted }: NameProps): ReactElement {
  const say = useWords(postWords);
  if (!quoted) return <b>{name}</b>;
  return (
    <button
      type="button"
      className={css.name}
      title={say('advice.show', { words: quoted.words.slice(0, 60) })}
      onClick={() => showInText(quoted)}
    >
      {name}
    </button>
  );
}

function Silenced({ check }: { readonly check: NotedCheck }): ReactElement | null {
  const say = useWords(postWords);
  if (check.silenced.length === 0) return null;
  const nameOf = (rule: RuleId): string => say(`advice.${rule}.name`);
  return (
    <div className={css.silenced}>
      <span>{say('advice.silenced')}</span>
      {check.silenced.map((rule) =>
        check.mayNote ? (
          <Button
            key={rule}
            look="ghost"
            size="small"
            aria-label={say('advice.again', { name: nameOf(rule) })}
            onClick={() => check.silence(rule, false)}
          >
            {nameOf(rule)} <span aria-hidden="true">×</span>
          </Button>
        ) : (
          <b key={rule}>{nameOf(rule)}</b>
        ),
      )}
    </div>
  );
}
