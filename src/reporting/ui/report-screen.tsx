import { IconDownload, IconPencil } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { overviewEndpoint, reportTables, type ReportView } from '#reporting/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterSelect } from '#web/kit/filter-bar.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useNow, useTimes, ZoneProvider } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { DaysChart } from './days-chart.tsx';
import { ReportKpis } from './kpis.tsx';
import { Meaning } from './meaning-note.tsx';
import { NumbersDrawer } from './numbers-drawer.tsx';
import { monthName, periodOf, recentMonths, type ChosenPeriod } from './periods.ts';
import { AgencyTable, TopPosts } from './report-tables.tsx';
import css from './report.module.css';
import { saveCsv } from './save-csv.ts';
import { WeeksChart } from './weeks-chart.tsx';
import { reportWords } from './words.ts';

/** Laporan: a period in numbers, with what each stands on, and what they say. */
export function ReportScreen(): ReactElement {
  const say = useWords(reportWords);
  const language = useLanguage();
  const { agency, zone } = useSession();
  const now = useNow();
  const [chosen, choose] = useUrlState('periode', recentMonths(now, zone)[0] ?? '');
  const [writing, setWriting] = useState(false);
  const period = periodOf(chosen, now, zone);
  const query = { ...period, ...(agency ? { agencyId: agency.id } : {}) };
  const answer = useAnswer(overviewEndpoint, { query }, { keepFormer: true });
  const name =
    chosen === '7d' || chosen === '30d' ? say(`period.${chosen}`) : monthName(period.from.slice(0, 7), language);
  const months = recentMonths(now, zone).map((month) => ({ value: month, label: monthName(month, language) }));
  const choices = [
    ...months.slice(0, 1),
    { value: '7d', label: say('period.7d') },
    { value: '30d', label: say('period.30d') },
    ...months.slice(1),
  ];
  return (
    <Page
      title={say('title', { period: name })}
      lead={answer.data && <Lead report={answer.data} />}
      actions={
        <>
          <FilterSelect label={say('period')} value={chosen} choices={choices} onChoose={choose} />
          {answer.data?.can.enterNumbers && (
            <Button icon={<IconPencil aria-hidden />} onClick={() => setWriting(true)}>
              {say('numbers')}
            </Button>
          )}
          <Download period={period} agencyId={agency?.id} />
        </>
      }
    >
      <Answered answer={answer}>
        {(report) => (
          <ZoneProvider zone={report.zone}>
            <Meaning report={report} />
            <ReportKpis report={report} />
            <div className={css.charts}>
              <WeeksChart weeks={report.weeks} />
              <DaysChart days={report.days} />
            </div>
            <TopPosts posts={report.topPosts} />
            {report.agencies.length > 1 && <AgencyTable agencies={report.agencies} />}
          </ZoneProvider>
        )}
      </Answered>
      <NumbersDrawer open={writing} onClose={() => setWriting(false)} />
    </Page>
  );
}

function Lead({ report }: { readonly report: ReportView }): ReactElement {
  const say = useWords(reportWords);
  const times = useTimes('UTC');
  const day = (date: string): string => times.date(`${date}T00:00:00Z`);
  return (
    <>
      {say('lead', {
        who: report.agency?.shortName ?? say('who.city'),
        from: day(report.from),
        to: day(report.to),
        previousFrom: day(report.previous.from),
        previousTo: day(report.previous.to),
      })}
    </>
  );
}

interface DownloadProps {
  readonly period: ChosenPeriod;
  readonly agencyId: string | undefined;
}

function Download({ period, agencyId }: DownloadProps): ReactElement {
  const say = useWords(reportWords);
  const sayWeb = useWords(webWords);
  const save = async (table: (typeof reportTables)[number]): Promise<void> => {
    const saved = await saveCsv({ table, ...period, ...(agencyId === undefined ? {} : { agencyId }) });
    if (!saved) toastRefusal(sayWeb('error.offline'));
  };
  return (
    <Menu target={<Button icon={<IconDownload aria-hidden />}>{say('download')}</Button>}>
      {reportTables.map((table) => (
        <MenuItem key={table} onChoose={() => void save(table)}>
          {say(`download.${table}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
