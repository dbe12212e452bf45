import { IconArchive, IconArchiveOff, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import type { ProgrammeView } from '#strategy/contract.ts';
import { archiveProgrammeEndpoint, programmeEndpoint, type ProgrammeDetail } from '#strategy/programmes/contract.ts';
import { ProgrammeDrawer } from '#strategy/ui/programme-drawer.tsx';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { FactStrip, type Fact } from '#web/kit/kpi-card.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { StatusTag, Tag, type ShownState } from '#web/kit/status-tag.tsx';
import { Time, useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useParam } from '#web/kit/use-url-state.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { GoalsPanel } from './goals-panel.tsx';
import { IndicatorsPanel } from './indicators-panel.tsx';
import { MilestonesPanel } from './milestones-panel.tsx';
import { PartsPanel } from './parts-panel.tsx';
import css from './programmes.module.css';
import { SuccessionPanel } from './succession-panel.tsx';
import { programmeWords } from './words.ts';

/** One flagship programme: what it promises, how far it is, and what was done for it. */
export function ProgrammeScreen(): ReactElement {
  const say = useWords(programmeWords);
  const answer = useAnswer(programmeEndpoint, { params: { id: useParam('id') } });
  const [edited, setEdited] = useState<ProgrammeView | { readonly partOf: ProgrammeView }>();
  const detail = answer.data;
  const back = { to: '/program', label: say('back') };
  if (!detail) {
    return (
      <Page title={say('back')} back={back}>
        {answer.error ? <RefusalNote refused={answer.error} onRetry={() => void answer.refetch()} /> : <RowsSkeleton />}
      </Page>
    );
  }
  const { programme, parent } = detail;
  return (
    <Page
      title={programme.name}
      lead={programme.summary}
      back={parent ? { to: '/program/$id', params: { id: parent.id }, label: parent.name } : back}
      actions={programme.can.write && <Actions programme={programme} onEdit={setEdited} />}
    >
      <Facts detail={detail} />
      <Columns side={<Side detail={detail} />}>
        <div className={css.stack}>
          <IndicatorsPanel detail={detail} />
          <MilestonesPanel detail={detail} />
          <GoalsPanel programme={programme} />
          {detail.parts.length > 0 && <PartsPanel detail={detail} />}
          <Done detail={detail} />
        </div>
      </Columns>
      <ProgrammeDrawer edited={edited} description={detail.description} onClose={() => setEdited(undefined)} />
    </Page>
  );
}

interface ActionsProps {
  readonly programme: ProgrammeView;
  readonly onEdit: (edited: ProgrammeView | { readonly partOf: ProgrammeView }) => void;
}

function Actions({ programme, onEdit }: ActionsProps): ReactElement {
  const say = useWords(programmeWords);
  const params = { id: programme.id };
  const archive = useAct(archiveProgrammeEndpoint, {
    onDone: (_, { body }) => {
      const turned = { params, body: { archived: !body.archived } };
      toast(say(body.archived ? 'archived' : 'taken-back', { name: programme.name }), () => archive.act(turned));
    },
  });
  return (
    <>
      <Button icon={<IconPlus aria-hidden />} onClick={() => onEdit({ partOf: programme })}>
        {say('part.new')}
      </Button>
      <Button
        icon={programme.archived ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />}
        busy={archive.busy}
        onClick={() => void archive.act({ params, body: { archived: !programme.archived } })}
      >
        {say(programme.archived ? 'take-back' : 'archive')}
      </Button>
      <Button look="primary" icon={<IconPencil aria-hidden />} onClick={() => onEdit(programme)}>
        {say('edit')}
      </Button>
    </>
  );
}

const quietDays = 21;
const dayMs = 86_400_000;

function Facts({ detail }: { readonly detail: ProgrammeDetail }): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const { startsOn, endsOn, phase, archived, activities, publishedPosts, id } = detail.programme;
  const from = formatPlainDate(startsOn, language);
  const facts: readonly Fact[] = [
    {
      key: 'period',
      value: archived ? say('archive.is') : say(`phase.${phase}`),
      note: endsOn === null ? say('since', { from }) : say('period', { from, to: formatPlainDate(endsOn, language) }),
      look: 'mute',
    },
    {
      key: 'activities',
      value: say('activities', { count: activities }),
      note: say('posts', { count: publishedPosts }),
      look: activities > 0 ? 'ok' : 'mute',
      place: { to: '/kegiatan', search: { program: id } },
    },
    useCovered(detail.programme),
    useMilestoneFact(detail.milestones),
  ];
  return <FactStrip label={say('facts')} facts={facts} />;
}

/** Whether citizens heard of it lately. */
function useCovered({ lastCoveredAt, phase }: ProgrammeView): Fact {
  const say = useWords(programmeWords);
  const now = useNow();
  const key = 'covered';
  const quietLook = phase === 'running' ? 'warn' : 'mute';
  if (lastCoveredAt === null) return { key, value: say('covered.never'), note: say('covered.note'), look: quietLook };
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(lastCoveredAt)) / dayMs));
  const quiet = days >= quietDays;
  const note = say(quiet ? 'covered.quiet' : 'covered.note');
  return { key, value: say('covered.days', { days }), note, look: quiet ? quietLook : 'ok' };
}

function useMilestoneFact(milestones: ProgrammeDetail['milestones']): Fact {
  const say = useWords(programmeWords);
  const late = milestones.filter(({ state }) => state === 'late').length;
  const done = milestones.filter(({ state }) => state === 'done').length;
  const value = say('milestones.done', { done, all: milestones.length });
  if (late > 0) return { key: 'milestones', value, note: say('milestones.late', { count: late }), look: 'warn' };
  return { key: 'milestones', value, note: say('milestones.fine'), look: milestones.length > 0 ? 'ok' : 'mute' };
}

function Side({ detail }: { readonly detail: ProgrammeDetail }): ReactElement {
  const say = useWords(programmeWords);
  const { programme, description, updatedAt } = detail;
  return (
    <>
      <Panel title={say('about')}>
        <p className={css.small}>{say('lead-agency')}</p>
        <p>
          <b>{programme.agency.name}</b>
        </p>
        {programme.village !== '' && <p>{say('village', { village: programme.village })}</p>}
        <p className={css.text}>{description === '' ? say('description.none') : description}</p>
        {programme.tags.length > 0 && (
          <div className={css.tags}>
            {programme.tags.map((tag) => (
              <DeskLink key={tag} to="/program" search={{ tanda: tag, periode: 'all' }}>
                <Tag>{tag}</Tag>
              </DeskLink>
            ))}
          </div>
        )}
        <p className={css.small}>
          {say.rich('changed', { day: <Time key="day" at={updatedAt} form="date" /> })} ·{' '}
          <a href={`/program/${programme.slug}`}>{say('on-portal')}</a>
        </p>
      </Panel>
      <SuccessionPanel detail={detail} />
    </>
  );
}

/** Activities and posts of the reader's agencies. */
function Done({ detail: { activities, posts, programme } }: { readonly detail: ProgrammeDetail }): ReactElement {
  const say = useWords(programmeWords);
  return (
    <>
      <Panel title={say('done.activities')} note={say('done.scope')}>
        {activities.length === 0 && <p className={css.small}>{say('done.activities.none')}</p>}
        <ul className={css.list}>
          {activities.map(({ id, title, agency, village, startsAt, publishedPosts }) => (
            <li key={id}>
              <DeskLink to="/kegiatan/$id" params={{ id }}>
                {title}
              </DeskLink>
              <span className={css.small}>
                {[agency, village].filter(Boolean).join(' · ')} ·{' '}
                {startsAt ? <Time at={startsAt} form="date" /> : say('undated')} ·{' '}
                {say('posts', { count: publishedPosts })}
              </span>
            </li>
          ))}
        </ul>
        {activities.length > 0 && (
          <p className={css.small}>
            <DeskLink to="/kegiatan" search={{ program: programme.id }}>
              {say('done.activities.all')}
            </DeskLink>
          </p>
        )}
      </Panel>
      {posts.length > 0 && (
        <Panel title={say('done.posts')} note={say('done.scope')}>
          <ul className={css.list}>
            {posts.map(({ id, title, agency, state, at }) => (
              <li key={id}>
                <span className={css.line}>
                  <DeskLink to="/konten/$id" params={{ id }}>
                    {title}
                  </DeskLink>
                  <StatusTag state={state as ShownState} short />
                </span>
                <span className={css.small}>
                  {agency}
                  {at && (
                    <>
                      {' · '}
                      <Time at={at} form="near" />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
