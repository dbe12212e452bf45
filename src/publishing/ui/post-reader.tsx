import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { approvePostEndpoint, schedulePostEndpoint, type PostView } from '#publishing/contract.ts';
import { TextWithFacts } from '#strategy/ui/facts/used-facts.tsx';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { ErrorNote } from '#web/kit/states.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useWords } from '#web/words/words.ts';
import { ActionBar, shownTime } from './action-bar.tsx';
import { PrinciplesPanel } from './advice/principles-panel.tsx';
import { useAdvice } from './advice/use-advice.ts';
import { useSelfCheck } from './advice/use-self-check.ts';
import { ChannelTabs, tabId, tabPanelId, type Tab } from './channel-tabs.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { CorrectionsNote } from './corrections-note.tsx';
import { FactsNote, shownByFacts, usePostFacts, type PostFacts } from './facts-note.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { MoreMenu } from './more-menu.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { NeutralityPanel } from './neutrality-panel.tsx';
import { PostMeta } from './post-meta.tsx';
import { PostPreview } from './post-preview.tsx';
import css from './post.module.css';
import { AfterwardsNote } from './reviews/afterwards-note.tsx';
import { ReviewPanel } from './reviews/review-panel.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { StepsBar } from './steps-bar.tsx';
import { EditingNote } from './talk/editing-note.tsx';
import { TalkPanel } from './talk/talk-panel.tsx';
import { TextCounts } from './text-counts.tsx';
import { textOf } from './text-of.ts';
import { contentWith } from './use-shown-content.ts';
import { wall } from './time-dialog.tsx';
import { postWords } from './words.ts';

/** A post as it is: for reading, and for whoever decides about it. */
export function PostReader({ post }: { readonly post: PostView }): ReactElement {
  const say = useWords(postWords);
  const [tab, setTab] = useState<Tab>('base');
  const [compared, setCompared] = useState<number | undefined>();
  const facts = usePostFacts(post);
  const shownOf = shownByFacts(facts, post.approval !== null);
  const draft = contentWith(post.content, shownOf);
  const given = useAdvice(post, post.content, tab);
  const check = { ...useSelfCheck(post), mayNote: false };
  return (
    <Page
      title={draft.title.trim() || say('untitled')}
      back={{ to: '/konten', label: say('list.title') }}
      lead={say('reader.lead', { agency: post.agency.name, author: post.author?.name ?? 'Kentongan' })}
      actions={
        <>
          <EditingNote postId={post.id} />
          <MoreMenu post={post} offersEdit />
        </>
      }
    >
      <StepsBar post={post} onCompare={setCompared} />
      <FactsNote post={post} />
      <CorrectionsNote post={post} />
      <AfterwardsNote post={post} />
      <Trouble post={post} />
      <Columns
        side={
          <>
            <ReviewPanel post={post} />
            <DeliveriesPanel post={post} />
            <PostPreview post={post} draft={draft} tab={tab} />
            <NeutralityPanel post={post} />
            {post.state === 'in-review' && <FindingsPanel post={post} draft={draft} given={given} check={check} />}
            <PlanPanel post={post} />
            <PlanNotes post={post} />
            <HistoryPanel post={post} onCompare={setCompared} />
          </>
        }
      >
        <Panel flush>
          <PostMeta post={post} />
          <ChannelTabs post={post} draft={draft} tab={tab} onOpen={setTab} />
          <div className={css.body} role="tabpanel" id={tabPanelId} aria-labelledby={tabId(tab)}>
            <div className={css.read} lang="id">
              <TextWithFacts text={textOf(post.content, tab)} shownOf={shownOf} />
            </div>
            <TextCounts post={post} draft={draft} />
          </div>
        </Panel>
        {post.state === 'in-review' && <PrinciplesPanel check={check} advice={given.advice} />}
        <TalkPanel postId={post.id} />
      </Columns>
      <Decide post={post} facts={facts} />
      <CompareDialog post={post} draft={post.content} version={compared} onClose={() => setCompared(undefined)} />
    </Page>
  );
}

/** A missed post says so, and what to do. */
function Trouble({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  if (post.state !== 'missed') return null;
  return <ErrorNote what={say('missed')} effect={say('missed.effect')} todo={say('missed.do')} />;
}

interface DecideProps {
  readonly post: PostView;
  readonly facts: PostFacts | undefined;
}

function Decide({ post, facts }: DecideProps): ReactElement {
  const say = useWords(postWords);
  const times = useTimes();
  const now = useNow();
  const [returning, setReturning] = useState(false);
  const params = { id: post.id };
  const approve = useAct(approvePostEndpoint, {
    onDone: ({ state }) =>
      toast(say(`approved.${approvedWord(state)}`, { time: post.publishAt ? times.near(post.publishAt) : '' })),
  });
  const schedule = useAct(schedulePostEndpoint, {
    onDone: ({ publishAt }) => toast(say('time.set', { time: times.near(publishAt) })),
  });
  // What is approved is what stands here, facts and all.
  const read = Object.fromEntries(facts?.facts.flatMap(({ code, shown }) => (shown ? [[code, shown]] : [])) ?? []);
  const { revision, review } = post;
  const approveIt = (): void => void approve.act({ params, body: { revision, turn: review.turn, facts: read } });
  useKey('mod+Enter', approveIt, { enabled: post.can.approve && !returning });
  const waits = post.can.schedule && ['approved', 'missed', 'withdrawn', 'failed'].includes(post.state);
  const past = post.publishAt !== null && new Date(post.publishAt) <= now;
  const at = past ? post.nextSlot : wall(shownTime(post), post.agency.zone);
  return (
    <>
      <ActionBar post={post} channels={post.content.channels.length} refused={approve.refused ?? schedule.refused}>
        {post.can.approve && (
          <>
            <Button icon={<IconArrowBackUp aria-hidden />} onClick={() => setReturning(true)}>
              {say('return')}
            </Button>
            <Button look="primary" icon={<IconCircleCheck aria-hidden />} busy={approve.busy} onClick={approveIt}>
              {say('approve')}
            </Button>
          </>
        )}
        {waits && (
          <Button look="primary" busy={schedule.busy} onClick={() => void schedule.act({ params, body: { time: at } })}>
            {say('schedule', {
              time: `${at.date.slice(8)}/${at.date.slice(5, 7)} ${at.time.replace(':', '.')} ${times.zoneLabel}`,
            })}
          </Button>
        )}
      </ActionBar>
      <ReturnDialog post={post} open={returning} onClose={() => setReturning(false)} />
    </>
  );
}

function approvedWord(state: PostView['state']): 'scheduled' | 'missed' | 'agreed' | 'waits' {
  if (state === 'scheduled' || state === 'missed') return state;
  if (state === 'in-review') return 'agreed';
  return 'waits';
}
