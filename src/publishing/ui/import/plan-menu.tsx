import { IconCalendarShare, IconDownload, IconFileImport, IconPrinter } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { exportSheetEndpoint } from '#publishing/contract.ts';
import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import { addressOf } from '#web/api/call.ts';
import { MenuItem, MenuLine, MenuLink } from '#web/kit/menu.tsx';
import { useZone } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { feedWords } from '#publishing/ui/feeds/words.ts';
import { saveFile } from './save-file.ts';
import { importWords } from './words.ts';

const forms = ['xlsx', 'csv-semicolon'] as const;

/** Of the calendar's menu: the plan of that month as a file, on paper, and from a file. */
export function PlanMenu({ month }: { readonly month: string }): ReactElement {
  const say = useWords(importWords);
  const feeds = useWords(feedWords);
  const zone = useZone();
  const { agency, can } = useSession();
  const save = (form: (typeof forms)[number]): void => {
    const next = addDaysToDate(`${month}-01`, 31).slice(0, 7);
    const query = { form, from: startOf(`${month}-01`, zone), to: startOf(`${next}-01`, zone), agencyId: agency?.id };
    void saveFile(addressOf(exportSheetEndpoint.path, { query }), 'rencana-konten');
  };
  return (
    <>
      {forms.map((form) => (
        <MenuItem key={form} icon={<IconDownload size={18} aria-hidden />} onChoose={() => save(form)}>
          {say(`menu.export.${form}`)}
        </MenuItem>
      ))}
      {can('post.write') && (
        <MenuLink icon={<IconFileImport size={18} aria-hidden />} to="/impor">
          {say('menu.import')}
        </MenuLink>
      )}
      <MenuLink icon={<IconPrinter size={18} aria-hidden />} to="/rapat" search={{ bulan: month }}>
        {say('menu.meeting')}
      </MenuLink>
      <MenuLink icon={<IconCalendarShare size={18} aria-hidden />} to="/langganan">
        {feeds('menu')}
      </MenuLink>
      <MenuLine />
    </>
  );
}

function startOf(date: string, zone: string): string | undefined {
  return instantOf({ date, time: '00:00' }, zone)?.toISOString();
}
