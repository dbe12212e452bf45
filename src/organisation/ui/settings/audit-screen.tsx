import { IconDownload, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { exportAudit, listAudit, verifyAudit } from '#organisation/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { MoreButton } from '#web/kit/data-table.tsx';
import { FilterBar, FilterSelect } from '#web/kit/filter-bar.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import { AuditEntry } from './audit-entry.tsx';
import { PersonFilter } from './person-filter.tsx';
import css from './settings.module.css';

const subjects = [
  'post',
  'activity',
  'programme',
  'pillar',
  'strategy',
  'slot',
  'bank',
  'crisis',
  'pause',
  'special-day',
  'picture',
  'channel',
  'delivery',
  'message',
  'person',
  'agency',
  'city',
] as const;

/** Who did what, when, before → after. */
export function AuditScreen(): ReactElement {
  const say = useWords(organisationWords);
  const filters = useAuditFilters();
  const pages = usePages(listAudit, { query: filters.query });
  return (
    <Page title={say('audit.title')} lead={say('audit.lead')} actions={<Exports query={filters.query} />}>
      <Filters filters={filters} />
      <Chain />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      {pages.items.length > 0 && (
        <Panel flush>
          <ol aria-label={say('audit.title')}>
            {pages.items.map((entry) => (
              <AuditEntry key={entry.id} entry={entry} />
            ))}
          </ol>
          <MoreButton {...pages} />
        </Panel>
      )}
      {pages.first && pages.items.length === 0 && <EmptyState title={say('audit.none')} why={say('audit.none.why')} />}
    </Page>
  );
}

type Query = {
  readonly agencyId?: string;
  readonly personId?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
};

function useAuditFilters() {
  const [agencyId, chooseAgency] = useUrlState('opd');
  const [personId, choosePerson] = useUrlState('orang');
  const [action, chooseAction] = useUrlState('hal');
  const [from, chooseFrom] = useUrlState('dari');
  const [to, chooseTo] = useUrlState('sampai');
  const query: Query = {
    ...(agencyId === '' ? {} : { agencyId }),
    ...(personId === '' ? {} : { personId }),
    ...(action === '' ? {} : { action }),
    ...(from === '' ? {} : { from: dayStart(from, 0) }),
    ...(to === '' ? {} : { to: dayStart(to, 1) }),
  };
  return {
    query,
    agencyId,
    chooseAgency,
    personId,
    choosePerson,
    action,
    chooseAction,
    from,
    chooseFrom,
    to,
    chooseTo,
  };
}

/** The reader's own midnight. */
function dayStart(day: string, later: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

function Filters({ filters }: { readonly filters: ReturnType<typeof useAuditFilters> }): ReactElement {
  const say = useWords(organisationWords);
  const { agencies } = useSession();
  const kinds = subjects.map((value) => ({ value: value as string, label: say(`audit.about.${value}`) }));
  return (
    <FilterBar>
      <FilterSelect
        label={say('agency')}
        value={filters.agencyId}
        choices={[{ value: '', label: say('agency.all') }, ...agencyChoices(agencies)]}
        onChoose={filters.chooseAgency}
      />
      <PersonFilter value={filters.personId} onChoose={filters.choosePerson} />
      <FilterSelect
        label={say('audit.about')}
        value={filters.action}
        choices={[{ value: '', label: say('audit.about.all') }, ...kinds]}
        onChoose={filters.chooseAction}
      />
      <DayFilter label={say('audit.from')} value={filters.from} onChoose={filters.chooseFrom} />
      <DayFilter label={say('audit.to')} value={filters.to} onChoose={filters.chooseTo} />
    </FilterBar>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

function DayFilter({ label, value, onChoose }: DayProps): ReactElement {
  return (
    <label className={css.day}>
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => onChoose(event.target.value)} />
    </label>
  );
}

function Exports({ query }: { readonly query: Query }): ReactElement {
  const say = useWords(organisationWords);
  return (
    <>
      {(['csv', 'jsonl'] as const).map((format) => (
        <a
          key={format}
          className={css.download}
          download
          href={addressOf(exportAudit.path, { query: { ...query, format } })}
        >
          <IconDownload size={18} aria-hidden />
          {say(`audit.export.${format}`)}
        </a>
      ))}
    </>
  );
}

/** Computed anew each time somebody looks. */
function Chain(): ReactElement | null {
  const say = useWords(organisationWords);
  const { data } = useAnswer(verifyAudit, {}, { topics: [], staleMs: 60_000 });
  if (!data) return null;
  const { intact, entries: count, firstBroken } = data;
  return (
    <p className={css.chain} data-good={intact || undefined} data-bad={!intact || undefined}>
      {intact ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
      {say(intact ? 'audit.intact' : 'audit.broken', { count, firstBroken: firstBroken ?? 0 })}
    </p>
  );
}
