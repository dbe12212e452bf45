import { IconDownload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { exportSheetEndpoint, sheetForms } from '#publishing/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { Button } from '#web/kit/button.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { useWords } from '#web/words/words.ts';
import { saveFile } from './save-file.ts';
import { importWords } from './words.ts';

/** All posts of the agencies in sight as a spreadsheet, with the columns an import knows again. */
export function ExportMenu({ agencyId }: { readonly agencyId: string | undefined }): ReactElement {
  const say = useWords(importWords);
  const save = (form: (typeof sheetForms)[number]): void =>
    void saveFile(addressOf(exportSheetEndpoint.path, { query: { form, agencyId } }), 'rencana-konten');
  return (
    <Menu target={<Button icon={<IconDownload aria-hidden />}>{say('export')}</Button>}>
      {sheetForms.map((form) => (
        <MenuItem key={form} onChoose={() => save(form)}>
          {say(`export.${form}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
