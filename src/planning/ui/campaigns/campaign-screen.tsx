import { IconCalendarEvent, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  campaignEndpoint,
  removeCampaignEndpoint,
  restoreCampaignEndpoint,
  type CampaignView,
} from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton, LinkButton } from '#web/kit/button.tsx';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { StatusTag, Tag, type ShownState } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo, useParam } from '#web/kit/use-url-state.ts';
import { useWords, type Say } from '#web/words/words.ts';
import { AskedTasks } from './asked-tasks.tsx';
import { CampaignFacts, TalkingPointsPanel } from './campaign-facts.tsx';
import css from './campaigns.module.css';
import { MoveDialog } from './move-dialog.tsx';
import { usePeriod } from './period.ts';
import { Progress } from './progress.tsx';
import { campaignWords, type CampaignWord } from './words.ts';

/** One campaign or theme: what each agency is asked, how far it is, what came out of it. */
export function CampaignScreen(): ReactElement {
  const id = useParam('id');
  const answer = useAnswer(campaignEndpoint, { params: { id } });
  return <Answered answer={answer}>{(campaign) => <Shown campaign={campaign} />}</Answered>;
}

interface Props {
  readonly campaign: CampaignView;
}

function Shown({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  const period = usePeriod();
  const lead = `${say(`kind.${campaign.kind}`)} · ${campaign.agency.shortName} · ${period(campaign)} · ${say(`phase.of.${campaign.phase}`)}`;
  return (
    <Page
      title={campaign.name}
      lead={lead}
      back={{ to: '/kampanye', label: say('title') }}
      actions={campaign.can.write && <Acts campaign={campaign} />}
    >
      <Columns
        side={
          <>
            <CampaignFacts campaign={campaign} />
            {campaign.talkingPoints.length > 0 && <TalkingPointsPanel campaign={campaign} />}
          </>
        }
      >
        <div className={css.panels}>
          <AskedTasks campaign={campaign} />
          <ProgressPanel campaign={campaign} />
          <PostsPanel campaign={campaign} />
          <ActivitiesPanel campaign={campaign} />
        </div>
      </Columns>
    </Page>
  );
}

function Acts({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  const go = useGo();
  const [moving, setMoving] = useState(false);
  const params = { id: campaign.id };
  const restore = useAct(restoreCampaignEndpoint);
  const remove = useAct(removeCampaignEndpoint, {
    onDone: () => {
      go('/kampanye');
      toast(say('removed', { name: campaign.name }), () => restore.act({ params }));
    },
    onRefused: ({ message }) => toastRefusal(message),
  });
  const more = (
    <IconButton label={say('more')}>
      <IconDots aria-hidden />
    </IconButton>
  );
  return (
    <>
      <LinkButton icon={<IconPencil aria-hidden />} to="/kampanye/$id/ubah" params={params}>
        {say('edit')}
      </LinkButton>
      <Menu target={more}>
        <MenuItem icon={<IconCalendarEvent size={16} aria-hidden />} onChoose={() => setMoving(true)}>
          {say('move')}
        </MenuItem>
        <MenuItem icon={<IconTrash size={16} aria-hidden />} danger onChoose={() => void remove.act({ params })}>
          {say('remove')}
        </MenuItem>
      </Menu>
      <MoveDialog campaign={moving ? campaign : undefined} onClose={() => setMoving(false)} />
    </>
  );
}

type Row = CampaignView['progress'][number];

function progressColumns(say: Say<CampaignWord>): readonly Column<Row>[] {
  return [
    {
      name: say('progress.agency'),
      show: ({ agency, leads }) => (
        <>
          {agency.shortName} {leads && <Tag look="soga">{say('leads')}</Tag>}
        </>
      ),
    },
    {
      name: say('progress.tasks'),
      show: ({ tasks, tasksDone }) =>
        tasks === 0 ? '—' : <Progress done={tasksDone} of={tasks} label={say('of', { done: tasksDone, of: tasks })} />,
    },
    { name: say('progress.posts'), number: true, show: ({ posts }) => posts },
    { name: say('progress.published'), number: true, show: ({ published }) => published },
    { name: say('progress.activities'), number: true, show: ({ activities }) => activities },
  ];
}

function ProgressPanel({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  return (
    <Panel title={say('progress')}>
      <DataTable
        caption={say('progress')}
        columns={progressColumns(say)}
        rows={campaign.progress}
        keyOf={({ agency }) => agency.id}
        compact
      />
    </Panel>
  );
}

/** The rest is one press away: a long campaign has hundreds. */
const firstShown = 8;

function PostsPanel({ campaign: { posts } }: Props): ReactElement {
  const say = useWords(campaignWords);
  const [all, setAll] = useState(false);
  return (
    <Panel title={say('posts')} note={say('posts.count', { count: posts.length })}>
      {posts.length === 0 && <p className={css.none}>{say('posts.none')}</p>}
      <ul className={css.plain}>
        {(all ? posts : posts.slice(0, firstShown)).map(({ id, title, state, agency, at, outside }) => (
          <li key={id}>
            <DeskLink to="/konten/$id" params={{ id }}>
              {title.trim() || say('untitled')}
            </DeskLink>
            <div>
              <StatusTag state={state as ShownState} short />
              <b>{agency}</b>
              {at && <Time at={at} />}
              {outside && <Tag look="warn">{say('outside')}</Tag>}
            </div>
          </li>
        ))}
      </ul>
      {!all && posts.length > firstShown && (
        <Button size="small" look="ghost" onClick={() => setAll(true)}>
          {say('show-all', { count: posts.length })}
        </Button>
      )}
    </Panel>
  );
}

function ActivitiesPanel({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  const { activities } = campaign;
  const [all, setAll] = useState(false);
  return (
    <Panel
      title={say('activities')}
      note={say('activities.count', { count: activities.length })}
      actions={<NewActivity campaign={campaign} />}
    >
      {activities.length === 0 && <p className={css.none}>{say('activities.none')}</p>}
      <ul className={css.plain}>
        {(all ? activities : activities.slice(0, firstShown)).map(({ id, title, agency, startsAt }) => (
          <li key={id}>
            <DeskLink to="/kegiatan/$id" params={{ id }}>
              {title.trim() || say('untitled')}
            </DeskLink>
            <div>
              <b>{agency}</b>
              {startsAt && <Time at={startsAt} />}
            </div>
          </li>
        ))}
      </ul>
      {!all && activities.length > firstShown && (
        <Button size="small" look="ghost" onClick={() => setAll(true)}>
          {say('show-all', { count: activities.length })}
        </Button>
      )}
    </Panel>
  );
}

function NewActivity({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  const go = useGo();
  return (
    <Button size="small" look="ghost" onClick={() => go('/kegiatan/baru', undefined, { kampanye: campaign.id })}>
      {say('activities.new')}
    </Button>
  );
}
