import type { ReactElement } from 'react';
import type { AuditEntryView } from '#organisation/contract.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time, useTimes } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useRuleWords } from '#web/words/use-rule-words.ts';
import { webWords } from '#web/words/web-words.ts';
import { hasWord, useWords, type Say, type Words } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

type Word = typeof organisationWords extends Words<infer Key> ? Key : never;

export function AuditEntry({ entry }: { readonly entry: AuditEntryView }): ReactElement {
  const say = useWords(organisationWords);
  const told = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  // Ids of other things say nothing to a reader; the export has them.
  const names = told.filter((name) => (name === 'parentId' || !name.endsWith('Id')) && differs(entry, name));
  return (
    <li className={css.entry}>
      <header>
        <Time at={entry.at} form="instant" />
        {entry.agency && <span>{entry.agency}</span>}
        {entry.via !== 'session' && <Tag look="line">{say(`via.${entry.via}`)}</Tag>}
        <span>#{entry.seq}</span>
      </header>
      <h2>
        {entry.who} · {actionName(say, entry.action)}
      </h2>
      {names.length > 0 && (
        <dl className={css.changes}>
          {names.map((name) => (
            <div key={name}>
              <dt>{fieldName(say, name)}</dt>
              <dd>
                <Change name={name} before={entry.before?.[name]} after={entry.after?.[name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** What was noted before and after, and is the same, is no change. */
function differs({ before, after }: AuditEntryView, name: string): boolean {
  return JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]);
}

interface ChangeProps {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

function Change({ name, before, after }: ChangeProps): ReactElement {
  const tell = useInWords(name);
  return (
    <>
      {before !== undefined && <del>{tell(before)}</del>}
      {before !== undefined && after !== undefined && <span aria-hidden="true">→ </span>}
      {after !== undefined && <ins>{tell(after)}</ins>}
    </>
  );
}

const longest = 280;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const day = /^\d{4}-\d\d-\d\d$/;

/** A stored value as people read it: roles, states, agencies, days, instants and rules in words. */
function useInWords(name: string): (value: unknown) => string {
  const say = useWords(organisationWords);
  const states = useWords(webWords);
  const written = useWritten(name);
  const word = (text: string): string => {
    const [role, state, way, told] = [`role.${text}`, `state.${text}`, `way.${text}`, `told.${name}.${text}`];
    if (hasWord(organisationWords, told)) return say(told);
    if (hasWord(organisationWords, role)) return say(role);
    if (hasWord(organisationWords, way)) return say(way);
    return hasWord(webWords, state) ? states(state) : written(text);
  };
  const tell = (value: unknown): string => {
    if (value === null || value === '') return say('audit.nothing');
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value === 'string') return word(value);
    if (Array.isArray(value)) return value.map(tell).join(', ') || say('audit.nothing');
    if (typeof value === 'object') return Object.values(value).map(tell).join(' · ');
    return word(JSON.stringify(value));
  };
  return tell;
}

/** What is no word of ours: days, times, rules, names of agencies, and what people wrote. */
function useWritten(name: string): (text: string) => string {
  const language = useLanguage();
  const times = useTimes();
  const rule = useRuleWords();
  const { agencies } = useSession();
  return (text) => {
    if (instant.test(text)) return times.instant(text);
    if (day.test(text)) return formatPlainDate(text, language);
    if (name === 'rule') return rule(text);
    if (name === 'time' && language === 'id') return text.replace(':', '.');
    const known = agencies.find(({ id }) => id === text)?.shortName ?? text;
    return known.length > longest ? `${known.slice(0, longest)}…` : known;
  };
}

/** Actions of all rooms pass here; those without a sentence are shown by their plain name. */
function actionName(say: Say<Word>, action: string): string {
  const key = `action.${action}`;
  if (hasWord(organisationWords, key)) return say(key);
  const [subject = '', did = ''] = action.split('.');
  const about = `audit.about.${subject}`;
  return `${hasWord(organisationWords, about) ? say(about) : subject}: ${did.replaceAll('-', ' ')}`;
}

function fieldName(say: Say<Word>, name: string): string {
  const key = `field.${name}`;
  return hasWord(organisationWords, key) ? say(key) : name;
}
