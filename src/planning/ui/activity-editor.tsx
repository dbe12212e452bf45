import { useQueryClient } from '@tanstack/react-query';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useEffect, type ReactElement } from 'react';
import {
  activityEndpoint,
  removeActivityEndpoint,
  restoreActivityEndpoint,
  type ActivityView,
} from '#planning/contract.ts';
import { answerKey } from '#web/api/use-answer.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { Columns, Page } from '#web/kit/page.tsx';
import { SaveNote } from '#web/kit/save-note.tsx';
import { ErrorNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { ActivitySide } from './activity-side.tsx';
import { AllTextsButton } from './drafting/all-texts-button.tsx';
import { MakePostButton } from './make-post-button.tsx';
import { OutlineForm } from './outline-form.tsx';
import { useActivityDraft, type ActivityDraft } from './use-activity-draft.ts';
import { planningWords } from './words.ts';

interface EditorProps {
  readonly activity: ActivityView;
  readonly onReopen: () => void;
}

export function ActivityEditor({ activity, onReopen }: EditorProps): ReactElement {
  const say = useWords(planningWords);
  const web = useWords(webWords);
  const writing = useActivityDraft(activity, onReopen);
  const { draft, autosave, restored } = writing;
  const restoredWords = web('save.restored');
  useEffect(() => {
    if (restored) toast(restoredWords);
  }, [restored, restoredWords]);
  const title = draft.title.trim() === '' ? say('untitled') : draft.title;
  return (
    <Page
      title={title}
      back={{ to: '/kegiatan', label: say('list.title') }}
      lead={activity.agency.name}
      actions={
        <>
          <SaveNote state={autosave.state} />
          {activity.can.write && <MoreMenu activity={activity} title={title} />}
          <AllTextsButton activity={activity} flush={autosave.flush} />
          {activity.can.makePost && <MakePostButton activity={activity} flush={autosave.flush} />}
        </>
      }
    >
      <Conflict activityId={activity.id} writing={writing} onReopen={onReopen} />
      {!activity.can.write && <p>{say(activity.shownOnPortal ? 'read-only.shown' : 'read-only')}</p>}
      <Columns side={<ActivitySide activity={activity} writing={writing} />}>
        <OutlineForm activity={activity} writing={writing} />
      </Columns>
    </Page>
  );
}

interface ConflictProps {
  readonly activityId: string;
  readonly writing: ActivityDraft;
  readonly onReopen: () => void;
}

/** Somebody else saved first: both versions exist, and the person decides. */
function Conflict({ activityId, writing: { autosave, saveMine }, onReopen }: ConflictProps): ReactElement | null {
  const web = useWords(webWords);
  const client = useQueryClient();
  const { state } = autosave;
  if (state.at !== 'conflict') return null;
  const takeTheirs = async (): Promise<void> => {
    autosave.forget();
    await client.refetchQueries({ queryKey: answerKey(activityEndpoint, { params: { id: activityId } }) });
    onReopen();
  };
  return (
    <ErrorNote
      what={state.refused.message}
      actions={
        <>
          <Button look="primary" onClick={() => void saveMine()}>
            {web('save.conflict.mine')}
          </Button>
          <Button onClick={() => void takeTheirs()}>{web('save.conflict.theirs')}</Button>
        </>
      }
    />
  );
}

function MoreMenu({ activity, title }: { readonly activity: ActivityView; readonly title: string }): ReactElement {
  const say = useWords(planningWords);
  const go = useGo();
  const params = { id: activity.id };
  const restore = useAct(restoreActivityEndpoint, { onDone: () => go('/kegiatan/$id', params) });
  const remove = useAct(removeActivityEndpoint, {
    onDone: () => {
      toast(say('removed', { title }), () => restore.act({ params }));
      go('/kegiatan');
    },
  });
  return (
    <Menu
      target={
        <IconButton label={say('more')}>
          <IconDots aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<IconTrash size={18} aria-hidden />} danger onChoose={() => void remove.act({ params })}>
        {say('remove')}
      </MenuItem>
    </Menu>
  );
}
