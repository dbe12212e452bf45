import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { postEndpoint, submitPostEndpoint, type PostContentBody, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { answerKey } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { SaveNote } from '#web/kit/save-note.tsx';
import { ErrorNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { ActionBar } from './action-bar.tsx';
import { PrinciplesPanel } from './advice/principles-panel.tsx';
import { useAdvice } from './advice/use-advice.ts';
import { useSelfCheck } from './advice/use-self-check.ts';
import { CarriedMessages } from './carried-messages.tsx';
import { ChannelTabs, type Tab } from './channel-tabs.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { CorrectionsNote } from './corrections-note.tsx';
import { FactsNote } from './facts-note.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { HouseWordsPanel } from './house-words-panel.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { NeutralityPanel } from './neutrality-panel.tsx';
import { MoreMenu } from './more-menu.tsx';
import { PicturesPart } from './pictures-part.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { PostMeta } from './post-meta.tsx';
import { PostPreview } from './post-preview.tsx';
import css from './post.module.css';
import { AfterwardsNote } from './reviews/afterwards-note.tsx';
import { ReviewPanel } from './reviews/review-panel.tsx';
import { StartersPanel } from './starters/starters-panel.tsx';
import { StepsBar } from './steps-bar.tsx';
import { EditingNote } from './talk/editing-note.tsx';
import { TalkPanel } from './talk/talk-panel.tsx';
import { useEditing } from './talk/use-editing.ts';
import { TextCounts } from './text-counts.tsx';
import { TextPart } from './text-part.tsx';
import { useShownContent } from './use-shown-content.ts';
import { usePostDraft, type PostDraft } from './use-post-draft.ts';
import { postWords } from './words.ts';

interface ComposerProps {
  readonly post: PostView;
  readonly onReopen: () => void;
}

/** Writing one post for all its channels. */
export function Composer({ post, onReopen }: ComposerProps): ReactElement {
  const say = useWords(postWords);
  const writing = usePostDraft(post, onReopen);
  const { draft, change, autosave } = writing;
  const shown = useShownContent(draft);
  const [tab, setTab] = useState<Tab>('base');
  const [justification, setJustification] = useState('');
  const [compared, setCompared] = useState<number | undefined>();
  useToldOnce(writing);
  useEditing(post.id, autosave.state);
  const restore = useRestoring(post, writing);
  const open = tab === 'base' || draft.channels.some(({ channelId }) => channelId === tab) ? tab : 'base';
  const given = useAdvice(post, draft, open);
  const check = useSelfCheck(post);
  const add = (channelId: string): void => {
    change(({ channels }) => ({ channels: [...channels, { channelId, text: null }] }));
    setTab(channelId);
  };
  const title = draft.title.trim() === '' ? say('untitled') : draft.title;
  return (
    <Page
      title={title}
      back={{ to: '/konten', label: say('list.title') }}
      lead={post.agency.name}
      actions={
        <>
          <EditingNote postId={post.id} />
          <SaveNote state={autosave.state} />
          <MoreMenu post={post} />
        </>
      }
    >
      <StepsBar post={post} onCompare={setCompared} />
      <FactsNote post={post} />
      <CorrectionsNote post={post} />
      <AfterwardsNote post={post} />
      {post.approval && <p className={css.warning}>{say('edit.voids', { name: post.approval.by })}</p>}
      <Conflict post={post} writing={writing} onReopen={onReopen} />
      <Columns
        side={
          <>
            <ReviewPanel post={post} />
            <PostPreview post={post} draft={shown} tab={open} />
            <NeutralityPanel post={post} justification={justification} onJustify={setJustification} />
            <FindingsPanel post={post} draft={shown} given={given} check={check} writable />
            <StartersPanel post={post} />
            <HouseWordsPanel post={post} writing={writing} tab={open} />
            <CarriedMessages post={post} shown={shown} writing={writing} tab={open} />
            <DeliveriesPanel post={post} />
            <PlanPanel post={post} />
            <PlanNotes post={post} />
            <HistoryPanel post={post} onCompare={setCompared} />
          </>
        }
      >
        <Panel flush>
          <PostMeta post={post} writing={writing} />
          <ChannelTabs post={post} draft={draft} tab={open} onOpen={setTab} onAdd={add} />
          <TextPart post={post} writing={writing} tab={open} onOpen={setTab} />
          <div className={css.body}>
            <TextCounts post={post} draft={shown} />
            <PicturesPart post={post} writing={writing} />
          </div>
        </Panel>
        <PrinciplesPanel check={check} advice={given.advice} />
        <TalkPanel postId={post.id} />
      </Columns>
      <Submit post={post} writing={writing} justification={justification} />
      <CompareDialog
        post={post}
        draft={draft}
        version={compared}
        onClose={() => setCompared(undefined)}
        onRestore={restore}
      />
    </Page>
  );
}

/** Puts an earlier version back as an edit like any other: saved as a new version, and undone at a press. */
function useRestoring({ channels }: PostView, { draft, change }: PostDraft): (content: PostContentBody) => void {
  const say = useWords(postWords);
  return (content) => {
    const there = content.channels.filter(({ channelId }) => channels.some(({ id }) => id === channelId));
    change({ ...content, channels: there });
    toast(say('compare.restored'), () => change(draft));
  };
}

/** Words that were found on this device, and an approval that fell. */
function useToldOnce({ restored, voided }: PostDraft): void {
  const web = useWords(webWords);
  const say = useWords(postWords);
  const restoredWords = web('save.restored');
  const voidedWords = say('voided');
  useEffect(() => {
    if (restored) toast(restoredWords);
  }, [restored, restoredWords]);
  useEffect(() => {
    if (voided) toast(voidedWords);
  }, [voided, voidedWords]);
}

interface SubmitProps {
  readonly post: PostView;
  readonly writing: PostDraft;
  readonly justification: string;
}

function Submit({ post, writing, justification }: SubmitProps): ReactElement {
  const say = useWords(postWords);
  const go = useGo();
  const { autosave, draft } = writing;
  const submit = useAct(submitPostEndpoint, {
    onDone: () => {
      toast(
        say('submitted', {
          names: post.approvers
            .map(({ name }) => name)
            .slice(0, 2)
            .join(', '),
        }),
      );
      go('/konten/$id', { id: post.id });
    },
  });
  const send = async (): Promise<void> => {
    if (post.can.submit && (await autosave.flush()))
      await submit.act({ params: { id: post.id }, body: { justification } });
  };
  useKey('mod+Enter', () => void send(), { whileTyping: true });
  return (
    <ActionBar post={post} channels={draft.channels.length} refused={submit.refused}>
      <Button onClick={() => void autosave.flush()}>{say('save')}</Button>
      {post.can.submit && (
        <Button look="primary" busy={submit.busy} onClick={() => void send()} title="Ctrl + Enter">
          {say('submit')}
        </Button>
      )}
    </ActionBar>
  );
}

interface ConflictProps {
  readonly post: PostView;
  readonly writing: PostDraft;
  readonly onReopen: () => void;
}

/** Somebody else saved first: both texts exist, and the writer decides. */
function Conflict({ post, writing: { autosave, draft, saveMine }, onReopen }: ConflictProps): ReactElement | null {
  const web = useWords(webWords);
  const say = useWords(postWords);
  const client = useQueryClient();
  const [comparing, setComparing] = useState(false);
  const { state } = autosave;
  if (state.at !== 'conflict') return null;
  const takeTheirs = async (): Promise<void> => {
    autosave.forget();
    await client.refetchQueries({ queryKey: answerKey(postEndpoint, { params: { id: post.id } }) });
    onReopen();
  };
  return (
    <>
      <ErrorNote
        what={state.refused.message}
        actions={
          <>
            <Button look="primary" onClick={() => void saveMine()}>
              {web('save.conflict.mine')}
            </Button>
            <Button onClick={() => void takeTheirs()}>{web('save.conflict.theirs')}</Button>
            <Button look="ghost" onClick={() => setComparing(true)}>
              {say('compare')}
            </Button>
          </>
        }
      />
      <CompareDialog
        post={post}
        draft={draft}
        version={comparing ? post.version : undefined}
        onClose={() => setComparing(false)}
      />
    </>
  );
}
