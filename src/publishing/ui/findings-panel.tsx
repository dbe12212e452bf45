import { IconAlertCircle, IconPencilExclamation } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { findingsFor, limitsOf, type Finding } from '#channels/contract.ts';
import { formatNumber } from '#platform/time/format.ts';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { AdviceGroups } from './advice/advice-groups.tsx';
import type { GivenAdvice } from './advice/use-advice.ts';
import type { NotedCheck } from './advice/use-self-check.ts';
import { useChannelLabel } from './channel-label.ts';
import css from './post.module.css';
import { textOf } from './text-of.ts';
import { postWords } from './words.ts';

interface Noted extends Finding {
  readonly channel: PostView['channels'][number];
}

/** The same rules that the server asks, so that nothing is a surprise when it is submitted. */
function findingsIn(post: PostView, draft: PostContentBody): readonly Noted[] {
  const { title, pictures } = draft;
  return draft.channels.flatMap(({ channelId }) => {
    const channel = post.channels.find(({ id }) => id === channelId);
    if (!channel) return [];
    const findings = findingsFor(limitsOf(channel), { title, pictures, text: textOf(draft, channelId) });
    return findings.map((finding) => ({ ...finding, channel }));
  });
}

interface FindingsPanelProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  readonly given: GivenAdvice;
  readonly check: NotedCheck;
  /** The text can be changed here. */
  readonly writable?: boolean;
}

/** What must be mended, and what would make it better. */
export function FindingsPanel({ post, draft, given, check, writable = false }: FindingsPanelProps): ReactElement {
  const say = useWords(postWords);
  const language = useLanguage();
  const label = useChannelLabel(post.channels);
  const findings = findingsIn(post, draft);
  const excluded = draft.informationClass === 'dikecualikan';
  const faults = findings.length + (excluded ? 1 : 0) + (draft.channels.length === 0 ? 1 : 0);
  const hints = given.advice.filter(({ rule }) => !check.silenced.includes(rule)).length;
  const shownFacts = ({ facts, channel }: Noted): Record<string, string> => ({
    ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factWord(fact)])),
    unit: 'unit' in facts ? say(`unit.${facts['unit'] as 'grapheme'}`) : '',
    channel: label(channel),
  });
  const factWord = (fact: string | number): string =>
    typeof fact === 'number' ? formatNumber(fact, language, 0) : fact;
  return (
    <Panel title={say('findings')} note={say('findings.count', { faults, hints })}>
      <ul className={css.notes}>
        {excluded && <Note kind="fault" words={say('finding.excluded')} />}
        {draft.channels.length === 0 && <Note kind="fault" words={say('finding.no-channel')} />}
        {findings.map((finding) => (
          <Note
            key={`${finding.channel.id}${finding.rule}`}
            kind={finding.level === 'error' ? 'fault' : 'hint'}
            title={label(finding.channel)}
            words={say(`finding.${finding.rule}`, shownFacts(finding))}
          />
        ))}
      </ul>
      {given.text.trim() === '' ? (
        <p className={css.quiet}>{say('findings.none')}</p>
      ) : (
        <AdviceGroups {...given} check={check} writable={writable} />
      )}
    </Panel>
  );
}

const icons = { fault: IconAlertCircle, hint: IconPencilExclamation } as const;

interface NoteProps {
  readonly kind: keyof typeof icons;
  readonly title?: string;
  readonly words: string;
}

function Note({ kind, title, words }: NoteProps): ReactElement {
  const Icon = icons[kind];
  return (
    <li data-kind={kind}>
      <Icon size={18} aria-hidden />
      <div>
        {title && <b>{title}</b>}
        <p>{words}</p>
      </div>
    </li>
  );
}
