import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type ReactNode } from 'react';
import {
  applyAnswersEndpoint,
  proposalEndpoint,
  removePillarEndpoint,
  saveStrategyEndpoint,
  strategyEndpoint,
  type ProposalView,
  type StrategyContent,
} from '#strategy/contract.ts';
import { call, type Got } from '#web/api/call.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { useAct } from '#web/api/use-act.ts';
import { answerKey, useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered, RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { MixBar } from '../pillars/mix-bar.tsx';
import css from './set-up.module.css';
import { guideWords } from './words.ts';

interface PreviewProps {
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly flush: () => Promise<boolean>;
  readonly onBack: () => void;
}

/** What the answers turn into, before anything is changed. */
export function ProposalPreview({ agency, flush, onBack }: PreviewProps): ReactElement {
  const say = useWords(guideWords);
  const params = { id: agency.id };
  const title = useRef<HTMLHeadingElement>(null);
  const answer = useProposal(agency.id, flush);
  useEffect(() => title.current?.focus(), []);
  const apply = useApplying(agency);
  return (
    <div className={css.step}>
      <Panel>
        <h2 ref={title} tabIndex={-1} className={css.question}>
          {say('proposal.title')}
        </h2>
        <p className={css.why}>{say('proposal.why')}</p>
        <Answered answer={answer}>{(proposal) => <Proposal agencyId={agency.id} proposal={proposal} />}</Answered>
        <RefusalNote refused={apply.refused} />
        <div className={css.foot}>
          <Button icon={<IconArrowLeft aria-hidden />} onClick={onBack}>
            {say('set-up.back')}
          </Button>
          {answer.data && (
            <Button
              look="primary"
              icon={<IconCheck aria-hidden />}
              busy={apply.busy}
              onClick={() => void apply.act({ params })}
            >
              {say('proposal.apply')}
            </Button>
          )}
        </div>
      </Panel>
    </div>
  );
}

/** Asked for once all answers are on the server. */
function useProposal(id: string, flush: PreviewProps['flush']) {
  const [kept, setKept] = useState(false);
  const keep = useEffectEvent(flush);
  useEffect(() => {
    void keep().then(setKept);
  }, []);
  return useAnswer(proposalEndpoint, { params: { id } }, { enabled: kept, staleMs: 0 });
}

/** Applies, goes to the strategy, and can put everything back as it was. */
function useApplying(agency: PreviewProps['agency']) {
  const say = useWords(guideWords);
  const go = useGo();
  const client = useQueryClient();
  const { chooseAgency } = useSession();
  const putBack = async ({ former, pillarIds, revision }: Got<typeof applyAnswersEndpoint>): Promise<void> => {
    const content = former.content as StrategyContent;
    await call(saveStrategyEndpoint, { params: { id: agency.id }, body: { ...content, revision } });
    for (const id of pillarIds) await call(removePillarEndpoint, { params: { id } });
    await refreshTopics(client, ['strategy']);
  };
  return useAct(applyAnswersEndpoint, {
    onDone: (applied) => {
      chooseAgency(agency.id);
      // Shown as it now is: drawn with what was known before and then anew, it would take the focus from the keyboard.
      client.removeQueries({ queryKey: answerKey(strategyEndpoint, { query: {} }).slice(0, 2) });
      toast(say('proposal.applied', { name: agency.shortName }), () => putBack(applied));
      go('/strategi');
    },
  });
}

function Proposal({
  agencyId,
  proposal,
}: {
  readonly agencyId: string;
  readonly proposal: ProposalView;
}): ReactElement {
  const say = useWords(guideWords);
  const { summary, goal, audiences, pillars, channels, tone, avoid, hashtags, slots, goals } = proposal;
  return (
    <dl className={css.proposal}>
      <Told title={say('part.purpose')}>
        <p>{summary}</p>
        {goal !== '' && <p>{goal}</p>}
      </Told>
      <Told title={say('part.audiences')} shown={audiences.length > 0}>
        <List rows={audiences.map(({ name, needs }) => ({ name, words: needs }))} />
      </Told>
      <Told title={say('pillars')} shown={pillars.length > 0}>
        <MixBar pillars={pillars} />
        <List
          rows={pillars.map(({ name, description, wantedShare }) => ({
            name: wantedShare === null ? name : `${name} · ${wantedShare} %`,
            words: description,
          }))}
        />
        {pillars.every(({ wantedShare }) => wantedShare === null) && <p>{say('proposal.mix-from-above')}</p>}
      </Told>
      <Told title={say('part.channels')} shown={channels.length > 0}>
        <List rows={channels.map(({ name, reason }) => ({ name, words: reason }))} />
      </Told>
      <Told title={say('part.voice')} shown={tone !== ''}>
        <p>{tone}</p>
      </Told>
      <Told title={say('part.words')} shown={avoid.length > 0}>
        <p>{avoid.map(({ word, instead }) => (instead === '' ? word : `${word} → ${instead}`)).join(' · ')}</p>
      </Told>
      <Told title={say('part.hashtags')} shown={hashtags.length > 0}>
        <p>{hashtags.map(({ tag }) => `#${tag}`).join(' ')}</p>
      </Told>
      <Told title={say('proposal.slots')} shown={slots.length > 0}>
        <HandOn
          agencyId={agencyId}
          word={say('proposal.slots.make')}
          rows={slots.map(({ words, weekday, time, pillar }) => {
            return { words, to: '/slot', search: { baru: String(weekday), jam: clockOf[time], nama: pillar } };
          })}
        />
        <p>{say('proposal.slots.next')}</p>
      </Told>
      <Told title={say('proposal.goals')} shown={goals.length > 0}>
        <HandOn
          agencyId={agencyId}
          word={say('proposal.goals.make')}
          rows={goals.map(({ words, change }) => ({ words, to: '/sasaran', search: { baru: change } }))}
        />
        <p>{say('proposal.goals.next')}</p>
      </Told>
    </dl>
  );
}

/** The default time of each part of the day. */
const clockOf = { morning: '07:00', noon: '12:00', afternoon: '16:30', evening: '19:00' } as const;

interface HandOnProps {
  readonly agencyId: string;
  readonly word: string;
  readonly rows: readonly {
    readonly words: string;
    readonly to: string;
    readonly search: Readonly<Record<string, string>>;
  }[];
}

/** Each suggestion with a way into its form, filled as far as it goes; the answers stay where they are. */
function HandOn({ agencyId, word, rows }: HandOnProps): ReactElement {
  const go = useGo();
  const { chooseAgency } = useSession();
  return (
    <ul className={css.handOn}>
      {rows.map(({ words, to, search }, index) => (
        <li key={index}>
          <span>{words}</span>
          <Button
            size="small"
            aria-label={`${word}: ${words}`}
            onClick={() => {
              chooseAgency(agencyId);
              go(to, undefined, search);
            }}
          >
            {word}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface ToldProps {
  readonly title: string;
  readonly shown?: boolean;
  readonly children: ReactNode;
}

function Told({ title, shown = true, children }: ToldProps): ReactElement | null {
  if (!shown) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function List({
  rows,
}: {
  readonly rows: readonly { readonly name?: string; readonly words: string }[];
}): ReactElement {
  return (
    <ul>
      {rows.map(({ name, words }, index) => (
        <li key={index}>
          {name && <b>{name}</b>} {words}
        </li>
      ))}
    </ul>
  );
}
