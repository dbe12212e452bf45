import { IconExternalLink, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  hideActivityEndpoint,
  informationClasses,
  showActivityEndpoint,
  type ActivityView,
} from '#planning/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { KeyMessagesPanel } from '#strategy/ui/key-messages/key-messages-panel.tsx';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { StatusTag, type ShownState } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './activity.module.css';
import { CampaignPanel } from './campaigns/campaign-panel.tsx';
import { FromIdea } from './ideas/from-idea.tsx';
import type { ActivityDraft } from './use-activity-draft.ts';
import { planningWords } from './words.ts';

interface SideProps {
  readonly activity: ActivityView;
  readonly writing: ActivityDraft;
}

export function ActivitySide({ activity, writing }: SideProps): ReactElement {
  return (
    <>
      <FromIdea idea={activity.idea} />
      <PostsPanel activity={activity} />
      <KeyMessagesPanel agency={activity.agency} />
      <PortalPanel activity={activity} writing={writing} />
      <fieldset className={css.form} disabled={!activity.can.write}>
        <ProgrammesPanel activity={activity} writing={writing} />
        <CampaignPanel activity={activity} writing={writing} />
        <ClassPanel writing={writing} />
      </fieldset>
    </>
  );
}

function PostsPanel({ activity: { posts } }: { readonly activity: ActivityView }): ReactElement {
  const say = useWords(planningWords);
  return (
    <Panel title={say('posts')}>
      {posts.length === 0 && <p className={css.none}>{say('posts.none')}</p>}
      <ul className={css.posts}>
        {posts.map(({ id, title, state, publishAt }) => (
          <li key={id}>
            <DeskLink to="/konten/$id" params={{ id }}>
              {title.trim() === '' ? say('untitled') : title}
            </DeskLink>
            <span className={css.postMeta}>
              <StatusTag state={state as ShownState} short />
              {publishAt && <Time at={publishAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PortalPanel({ activity, writing }: SideProps): ReactElement {
  const say = useWords(planningWords);
  const { shownOnPortal, slug, can } = activity;
  const params = { id: activity.id };
  const show = useAct(showActivityEndpoint);
  const hide = useAct(hideActivityEndpoint, {
    onDone: () => toast(say('portal.hidden'), () => show.act({ params })),
  });
  const put = async (): Promise<void> => {
    if (!(await writing.autosave.flush())) return;
    await show.act({ params });
  };
  return (
    <Panel title={say('portal')}>
      <p className={css.words}>{say(shownOnPortal ? 'portal.shown' : 'portal.not-shown')}</p>
      <RefusalNote refused={shownOnPortal ? null : show.refused} actions={<span />} />
      <div className={css.buttons}>
        {can.show && !shownOnPortal && (
          <Button busy={show.busy} onClick={() => void put()}>
            {say('portal.show')}
          </Button>
        )}
        {can.show && shownOnPortal && (
          <Button busy={hide.busy} onClick={() => void hide.act({ params })}>
            {say('portal.hide')}
          </Button>
        )}
        {shownOnPortal && (
          <a className={css.outside} href={`/kegiatan/${slug}`} target="_blank" rel="noreferrer">
            <IconExternalLink size={16} aria-hidden />
            {say('portal.open')}
          </a>
        )}
      </div>
    </Panel>
  );
}

function ProgrammesPanel({ activity, writing: { draft, change } }: SideProps): ReactElement {
  const say = useWords(planningWords);
  const answer = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const running = answer.data?.items ?? [];
  const names = new Map([...activity.programmes, ...running].map(({ id, name }) => [id, name]));
  const free = running.filter(({ id }) => !draft.programmeIds.includes(id));
  const choices = [
    { value: '', label: say('programmes.choose') },
    ...free.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Panel title={say('programmes')}>
      <ul className={css.chosen}>
        {draft.programmeIds.map((id) => {
          const name = names.get(id) ?? '…';
          return (
            <li key={id}>
              <span>{name}</span>
              {activity.can.write && (
                <IconButton
                  label={say('programmes.remove', { name })}
                  onClick={() =>
                    change(({ programmeIds }) => ({ programmeIds: programmeIds.filter((other) => other !== id) }))
                  }
                >
                  <IconX aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      <SelectField
        label={say('programmes.add')}
        hint={say('programmes.hint')}
        value=""
        choices={choices}
        disabled={free.length === 0}
        onChoose={(id) => id !== '' && change(({ programmeIds }) => ({ programmeIds: [...programmeIds, id] }))}
      />
    </Panel>
  );
}

function ClassPanel({ writing: { draft, change } }: Pick<SideProps, 'writing'>): ReactElement {
  const say = useWords(planningWords);
  return (
    <Panel title={say('class')}>
      <div className={css.classes} role="radiogroup" aria-label={say('class')}>
        {informationClasses.map((kind) => (
          <div key={kind}>
            <input
              id={`class-${kind}`}
              type="radio"
              name="information-class"
              checked={draft.informationClass === kind}
              aria-describedby={`class-${kind}-why`}
              onChange={() => change({ informationClass: kind })}
            />
            <label htmlFor={`class-${kind}`}>{say(`class.${kind}`)}</label>
            <small id={`class-${kind}-why`}>{say(`class.${kind}.why`)}</small>
          </div>
        ))}
      </div>
    </Panel>
  );
}
