import { IconFlag, IconPlus, IconTimelineEvent } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  campaignKinds,
  campaignListEndpoint,
  campaignPhases,
  type CampaignKind,
  type CampaignListItem,
  type CampaignPhase,
} from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { FilterBar, FilterSelect, SearchBox, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Due, Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { usePeriod } from './period.ts';
import { Progress } from './progress.tsx';
import { campaignWords } from './words.ts';

/** Kampanye Komunikasi: campaigns and themes, who leads them, and how far they are. */
export function CampaignsScreen(): ReactElement {
  const say = useWords(campaignWords);
  const { agency, can } = useSession();
  const filters = useFilters();
  const answer = useAnswer(
    campaignListEndpoint,
    { query: { ...filters.query, ...(agency ? { agencyId: agency.id } : {}) } },
    { keepFormer: true },
  );
  const mayCreate = can('campaign.write', agency?.id);
  const create = mayCreate && (
    <LinkButton look="primary" icon={<IconPlus aria-hidden />} to="/kampanye/baru">
      {say('new')}
    </LinkButton>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={create}>
      <Filters filters={filters} />
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <None filters={filters} create={create} />
          ) : (
            <WorkList label={say('title')}>
              {items.map((campaign) => (
                <CampaignRow key={campaign.id} campaign={campaign} />
              ))}
            </WorkList>
          )
        }
      </Answered>
    </Page>
  );
}

interface ListFilters {
  readonly phase: string;
  readonly kind: string;
  readonly text: string;
  readonly query: { readonly phase?: CampaignPhase; readonly kind?: CampaignKind; readonly text: string };
  readonly choosePhase: (phase: string) => void;
  readonly chooseKind: (kind: string) => void;
  readonly search: (text: string) => void;
  readonly clear: () => void;
}

function useFilters(): ListFilters {
  const [phase, choosePhase] = useUrlState('periode', 'current');
  const [kind, chooseKind] = useUrlState('jenis');
  const [text, search] = useUrlState('cari');
  const chosenPhase = campaignPhases.find((known) => known === (phase === 'current' ? 'running' : phase));
  const chosenKind = campaignKinds.find((known) => known === kind);
  return {
    phase,
    kind,
    text,
    query: { ...(chosenPhase ? { phase: chosenPhase } : {}), ...(chosenKind ? { kind: chosenKind } : {}), text },
    choosePhase,
    chooseKind,
    search,
    clear: () => {
      choosePhase('all');
      chooseKind('');
      search('');
    },
  };
}

function Filters({ filters }: { readonly filters: ListFilters }): ReactElement {
  const say = useWords(campaignWords);
  const phases = (['current', 'coming', 'ended', 'all'] as const).map((value) => ({
    value: value as string,
    label: say(`phase.${value}`),
  }));
  const kinds = [
    { value: '', label: say('kind.all') },
    ...campaignKinds.map((value) => ({ value: value as string, label: say(`kind.${value}`) })),
  ];
  return (
    <FilterBar>
      <Segmented label={say('phase')} value={filters.phase} choices={phases} onChoose={filters.choosePhase} />
      <FilterSelect label={say('kind')} value={filters.kind} choices={kinds} onChoose={filters.chooseKind} />
      <SearchBox label={say('search')} value={filters.text} onSearch={filters.search} />
    </FilterBar>
  );
}

function CampaignRow({ campaign }: { readonly campaign: CampaignListItem }): ReactElement {
  const say = useWords(campaignWords);
  const period = usePeriod();
  const { id, kind, name, summary, agency, agencies, programme, tasks, tasksDone, tasksLate, published } = campaign;
  const place = { to: '/kampanye/$id', params: { id } };
  return (
    <WorkRow
      tile={<Tile icon={kind === 'theme' ? <IconTimelineEvent /> : <IconFlag />} />}
      meta={
        <>
          <Tag look={kind === 'theme' ? 'soga' : 'accent'}>{say(`kind.${kind}`)}</Tag>
          <b>{agency.shortName}</b>
          {agencies.length > 0 && <span>{say('with', { count: agencies.length })}</span>}
          <span>{period(campaign)}</span>
          {tasksLate > 0 && <Due urgency="late">{say('tasks.late', { count: tasksLate })}</Due>}
        </>
      }
      title={
        <DeskLink {...place} className={css.title}>
          {name}
        </DeskLink>
      }
      why={[programme?.name, summary].filter(Boolean).join(' · ')}
      actions={
        tasks > 0 ? (
          <Progress done={tasksDone} of={tasks} label={say('tasks.done', { done: tasksDone, of: tasks })} />
        ) : (
          <span className={css.progress}>{say('posts.published', { count: published })}</span>
        )
      }
    />
  );
}

function None({ filters, create }: { readonly filters: ListFilters; readonly create: ReactElement | false }) {
  const say = useWords(campaignWords);
  const found = useWhyNone(filters);
  if (found === 'asking') return <RowsSkeleton rows={2} />;
  return (
    <EmptyState
      title={say(`${found}.title`)}
      why={say(`${found}.why`)}
      actions={
        <>
          {found === 'none' && <Button onClick={filters.clear}>{say('none.clear')}</Button>}
          {create}
        </>
      }
    />
  );
}

/** Whether the filters leave `none`, or there is nothing to be filtered. */
function useWhyNone({ phase, kind, text }: ListFilters): 'asking' | 'none' | 'empty' {
  const { agency } = useSession();
  const narrowed = phase !== 'all' || kind !== '' || text !== '';
  const all = useAnswer(campaignListEndpoint, { query: agency ? { agencyId: agency.id } : {} }, { enabled: narrowed });
  if (!narrowed || all.data?.items.length === 0) return 'empty';
  return all.isPending ? 'asking' : 'none';
}
