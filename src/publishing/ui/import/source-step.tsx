import { IconClipboard, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { pasteSheetEndpoint, readSheetEndpoint, templateEndpoint } from '#publishing/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { SelectField, TextArea } from '#web/kit/field.tsx';
import { Columns, Panel } from '#web/kit/page.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './import.module.css';
import { draftFrom, type ImportDraft } from './import-state.ts';
import { LatestImports, type ListedImport } from './latest-imports.tsx';
import { saveFile } from './save-file.ts';
import { importWords } from './words.ts';

interface SourceStepProps {
  /** The agency it is likely for. */
  readonly wanted: string | undefined;
  readonly may: readonly string[];
  readonly onAgency: (id: string) => void;
  readonly onRead: (draft: ImportDraft) => void;
  readonly imports: readonly ListedImport[];
}

/** A file, dropped or chosen, or what was copied from a spreadsheet. */
export function SourceStep({ wanted, may, onAgency, onRead, imports }: SourceStepProps): ReactElement {
  const say = useWords(importWords);
  const { agencies } = useSession();
  const agencyId = may.find((id) => id === wanted) ?? may[0] ?? '';
  const read = useAct(readSheetEndpoint);
  const paste = useAct(pasteSheetEndpoint);
  const [text, setText] = useState('');
  const take = async (file: File): Promise<void> => {
    paste.clear();
    const sheet = await read.act({ body: { file } });
    if (sheet) onRead(draftFrom(sheet, { agencyId, fileName: file.name }));
  };
  const takeText = async (): Promise<void> => {
    read.clear();
    const sheet = await paste.act({ body: { text } });
    if (sheet) onRead(draftFrom(sheet, { agencyId, fileName: say('paste.name') }));
  };
  const refused = read.refused ?? paste.refused;
  const choices = agencies.filter(({ id }) => may.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Columns side={<Side agencyId={agencyId} imports={imports} />}>
      {choices.length > 1 && (
        <div className={css.agency}>
          <SelectField label={say('agency')} value={agencyId} choices={choices} onChoose={onAgency} />
        </div>
      )}
      {refused && <RefusalNote refused={refused} />}
      <DropPlace busy={read.busy} onFile={(file) => void take(file)} />
      <p className={css.or}>{say('or')}</p>
      <Panel>
        <form
          className={css.paste}
          onSubmit={(event) => {
            event.preventDefault();
            void takeText();
          }}
        >
          <TextArea
            label={say('paste')}
            hint={say('paste.hint')}
            rows={6}
            value={text}
            onWrite={setText}
            wrap="off"
            spellCheck={false}
          />
          <Button
            type="submit"
            look={text.trim() === '' ? 'plain' : 'primary'}
            busy={paste.busy}
            disabled={text.trim() === ''}
            icon={<IconClipboard aria-hidden />}
          >
            {say('paste.read')}
          </Button>
        </form>
      </Panel>
    </Columns>
  );
}

function DropPlace({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }): ReactElement {
  const say = useWords(importWords);
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
        <IconFileSpreadsheet aria-hidden />
        <b>{busy ? say('file.reading') : say('file.choose')}</b>
        <span>{say('file.drop')}</span>
        <small>{say('file.kinds')}</small>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('file.choose')}
        accept=".xlsx,.csv,.tsv,.txt,.xlsm,.xls,.ods,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file again, after it was mended, is a change too.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}

function Side({
  agencyId,
  imports,
}: {
  readonly agencyId: string;
  readonly imports: readonly ListedImport[];
}): ReactElement {
  const say = useWords(importWords);
  return (
    <>
      <Panel title={say('template')}>
        <p className={css.about}>{say('template.why')}</p>
        <Button
          icon={<IconDownload aria-hidden />}
          onClick={() => void saveFile(addressOf(templateEndpoint.path, { query: { agencyId } }), 'templat.xlsx')}
        >
          {say('template.get')}
        </Button>
      </Panel>
      <LatestImports imports={imports} />
    </>
  );
}
