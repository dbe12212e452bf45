import { IconCalendarDown } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { activityImportsEndpoint, importCalendarEndpoint, previewCalendarEndpoint } from '#planning/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { SelectField } from '#web/kit/field.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { Answered, EmptyState, RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar-files.module.css';
import { CheckedEvents, type ImportedAs } from './checked-events.tsx';
import { LatestFiles, useImportDays, useUndoImport } from './latest-files.tsx';
import { calendarFileWords } from './words.ts';

type Imports = Got<typeof activityImportsEndpoint>;

/** Impor .ics: events of another calendar, looked through before they become activities. */
export function CalendarFileScreen(): ReactElement {
  const say = useWords(calendarFileWords);
  const answer = useAnswer(activityImportsEndpoint, {});
  return (
    <Page title={say('title')} lead={say('lead')} back={{ to: '/kalender', label: say('back') }}>
      <Answered answer={answer}>
        {(imports) =>
          imports.can.import.length === 0 ? (
            <EmptyState title={say('none')} why={say('none.why')} />
          ) : (
            <Importing imports={imports} />
          )
        }
      </Answered>
    </Page>
  );
}

function Importing({ imports }: { readonly imports: Imports }): ReactElement {
  const say = useWords(calendarFileWords);
  const { agencies, agency, can } = useSession();
  const may = imports.can.import;
  const [chosen, choose] = useState(agency?.id ?? '');
  const agencyId = may.find((id) => id === chosen) ?? may[0] ?? '';
  const undo = useUndoImport();
  const { file, read, refused, take, start, ...importing } = useImporting(undo);
  const chooseAgency = (id: string): void => {
    choose(id);
    if (file) void take(file, id);
  };
  const choices = agencies.filter(({ id }) => may.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Columns side={<LatestFiles imports={imports.items} undo={undo} />}>
      <div className={css.stack}>
        {choices.length > 1 && (
          <div className={css.agency}>
            <SelectField label={say('agency')} value={agencyId} choices={choices} onChoose={chooseAgency} />
          </div>
        )}
        {refused && <RefusalNote refused={refused} />}
        {read && file ? (
          <CheckedEvents
            key={`${file.name} ${file.lastModified}`}
            fileName={file.name}
            read={read}
            busy={importing.busy}
            mayBeDays={can('special-day.write', agencyId)}
            onImport={(as, keys) => importing.bring({ file, agencyId, as, keys })}
            onOther={start}
          />
        ) : (
          <>
            <DropPlace busy={importing.reading} onFile={(given) => void take(given, agencyId)} />
            <Panel>
              <p className={css.about}>{say('about')}</p>
            </Panel>
          </>
        )}
      </div>
    </Columns>
  );
}

interface Bringing {
  readonly file: File;
  readonly agencyId: string;
  readonly as: ImportedAs;
  /** Of the chosen events, when they become activities. */
  readonly keys: readonly string[];
}

/** A file that is looked through, and what then comes of it. */
function useImporting(undo: ReturnType<typeof useUndoImport>) {
  const say = useWords(calendarFileWords);
  const [file, setFile] = useState<File>();
  const [read, setRead] = useState<Got<typeof previewCalendarEndpoint>>();
  const start = (): void => {
    setFile(undefined);
    setRead(undefined);
  };
  const preview = useAct(previewCalendarEndpoint);
  const days = useImportDays(start);
  const act = useAct(importCalendarEndpoint, {
    onDone: ({ id, activities }) => {
      toast(say('done', { count: activities }), () => void undo.act({ params: { id } }));
      start();
    },
  });
  const take = async (given: File, agencyId: string): Promise<void> => {
    act.clear();
    days.clear();
    setFile(given);
    setRead(await preview.act({ body: { file: given, agencyId } }));
  };
  const bring = ({ as, keys, ...body }: Bringing): void =>
    void (as === 'activity'
      ? act.act({ body: { ...body, chosen: keys.join(',') } })
      : days.act({ body: { ...body, kind: as } }));
  const refused = preview.refused ?? act.refused ?? days.refused;
  return { file, read, refused, take, start, bring, reading: preview.busy, busy: act.busy || days.busy };
}

function DropPlace({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }): ReactElement {
  const say = useWords(calendarFileWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <>
      <button
        type="button"
        className={css.drop}
        data-over={over || undefined}
        aria-disabled={busy || undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconCalendarDown aria-hidden />
        <b>{busy ? say('reading') : say('choose')}</b>
        <span>{say('drop')}</span>
        <small>{say('kinds')}</small>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('choose')}
        accept=".ics,.ical,text/calendar"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
