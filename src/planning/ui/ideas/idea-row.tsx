import { IconArrowBigUp, IconCalendarEvent, IconFileText, IconMessage } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import type { IdeaItem, IdeaState } from '#planning/contract.ts';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

const looks: Readonly<Record<IdeaState, TagLook>> = { new: 'info', chosen: 'accent', used: 'soga', kept: 'mute' };

export function StateOfIdea({ state }: { readonly state: IdeaState }): ReactElement {
  const say = useWords(ideaWords);
  return <Tag look={looks[state]}>{say(`state.${state}`)}</Tag>;
}

interface IdeaRowProps {
  readonly idea: IdeaItem;
  readonly chosen: boolean;
  readonly onFocus: () => void;
  readonly onVote: () => void;
  readonly onOpen: () => void;
}

export function IdeaRow({ idea, chosen, onFocus, onVote, onOpen }: IdeaRowProps): ReactElement {
  const say = useWords(ideaWords);
  const language = useLanguage();
  return (
    <li className={css.row} data-chosen={chosen || undefined}>
      <VoteButton idea={idea} onVote={onVote} />
      <button type="button" className={css.open} id={`ide-${idea.id}`} onClick={onOpen} onFocus={onFocus}>
        <b lang="id">{idea.title}</b>
        {idea.note !== '' && <span className={css.note}>{idea.note}</span>}
        <span className={css.meta}>
          <StateOfIdea state={idea.state} />
          <span>{say('by', { name: idea.by, agency: idea.agency.shortName })}</span>
          <Time at={idea.at} form="near" />
          {idea.programme && <Tag look="soga">{idea.programme.name}</Tag>}
          {idea.wishedOn && <span>{say('wished', { date: formatPlainDate(idea.wishedOn, language) })}</span>}
          {idea.comments > 0 && (
            <span className={css.sign}>
              <IconMessage aria-hidden />
              {say('comments', { count: idea.comments })}
            </span>
          )}
          {idea.activity && (
            <span className={css.sign}>
              <IconCalendarEvent aria-hidden />
              {say('became.activity')}
            </span>
          )}
          {idea.post && (
            <span className={css.sign}>
              <IconFileText aria-hidden />
              {say('became.post')}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

export function VoteButton({ idea, onVote }: Pick<IdeaRowProps, 'idea' | 'onVote'>): ReactElement {
  const say = useWords(ideaWords);
  const label = say(idea.voted ? 'vote.off' : 'vote', { title: idea.title, count: idea.votes });
  return (
    <button type="button" className={css.vote} aria-pressed={idea.voted} aria-label={label} onClick={onVote}>
      <IconArrowBigUp aria-hidden />
      <b aria-hidden="true">{idea.votes}</b>
    </button>
  );
}
