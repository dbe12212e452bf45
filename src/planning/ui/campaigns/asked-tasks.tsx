import { IconAlarm, IconCircleDashed, IconPencil, IconRosetteDiscountCheck, IconWriting } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { CampaignTaskView, CampaignView } from '#planning/contract.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { createPostEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { Progress } from './progress.tsx';
import { campaignWords } from './words.ts';

/** What each agency is asked, one's own first. */
export function AskedTasks({ campaign }: { readonly campaign: CampaignView }): ReactElement {
  const say = useWords(campaignWords);
  const { agency } = useSession();
  const groups = campaign.progress
    .filter(({ tasks }) => tasks > 0)
    .toSorted((a, b) => rank(a.agency.id, agency?.id) - rank(b.agency.id, agency?.id));
  const done = campaign.tasks.filter(({ state }) => state === 'published').length;
  const note = say('tasks.done', { done, of: campaign.tasks.length });
  if (groups.length === 0) {
    return (
      <Panel title={say('tasks')}>
        <p className={css.none}>{say(campaign.can.write ? 'tasks.none' : 'tasks.none.reader')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={say('tasks')} note={note}>
      {groups.map((group) => (
        <section key={group.agency.id} className={css.group} aria-label={group.agency.name}>
          <div className={css.groupHead}>
            <h3>{group.agency.name}</h3>
            <Progress
              done={group.tasksDone}
              of={group.tasks}
              label={say('of', { done: group.tasksDone, of: group.tasks })}
            />
          </div>
          <ul className={css.list}>
            {campaign.tasks
              .filter(({ agencyId }) => agencyId === group.agency.id)
              .map((task) => (
                <Asked key={task.id} task={task} />
              ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function rank(id: string, chosen: string | undefined): number {
  return id === chosen ? 0 : 1;
}

const looks = {
  open: ['dash', IconCircleDashed],
  made: ['accent', IconPencil],
  published: ['ok', IconRosetteDiscountCheck],
} as const;

function Asked({ task }: { readonly task: CampaignTaskView }): ReactElement {
  const say = useWords(campaignWords);
  const web = useWords(webWords);
  const language = useLanguage();
  const [look, Icon] = looks[task.state];
  const { title, brief, medium, pillar, dueOn, late, posts } = task;
  return (
    <li className={css.asked}>
      <div>
        <h4>{title}</h4>
        {brief && <p>{brief}</p>}
        <div className={css.meta}>
          <Tag look={look} icon={<Icon aria-hidden />}>
            {say(`task.state.${task.state}`)}
          </Tag>
          {medium && (
            <span>
              <MediumIcon medium={medium} />
              {mediumName(web, medium)}
            </span>
          )}
          {pillar && <span>{pillar.name}</span>}
          {dueOn && !late && <span>{say('task.by', { date: formatPlainDate(dueOn, language) })}</span>}
          {dueOn && late && (
            <Tag look="danger" icon={<IconAlarm aria-hidden />}>
              {say('task.late', { date: formatPlainDate(dueOn, language) })}
            </Tag>
          )}
          {posts.map((post) => (
            <DeskLink key={post.id} to="/konten/$id" params={{ id: post.id }}>
              {post.title.trim() || say('untitled')}
            </DeskLink>
          ))}
        </div>
      </div>
      {task.canMake && task.state !== 'published' && <MakePost task={task} />}
    </li>
  );
}

function MakePost({ task }: { readonly task: CampaignTaskView }): ReactElement {
  const say = useWords(campaignWords);
  const go = useGo();
  const create = useAct(createPostEndpoint, {
    onDone: ({ id }) => go('/konten/$id', { id }),
    onRefused: ({ message }) => toastRefusal(message),
    alsoChanges: ['campaign'],
  });
  const first = task.state === 'open';
  return (
    <Button
      look={first ? 'soft' : 'ghost'}
      size="small"
      icon={<IconWriting aria-hidden />}
      busy={create.busy}
      aria-label={say(first ? 'task.make.of' : 'task.make-another.of', { title: task.title })}
      onClick={() => void create.act({ body: { agencyId: task.agencyId, taskId: task.id } })}
    >
      {say(first ? 'task.make' : 'task.make-another')}
    </Button>
  );
}
