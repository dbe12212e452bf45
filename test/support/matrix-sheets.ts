import type { AgencyId } from '../../src/organisation/index.ts';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { Aim, Case } from './matrix-seeds.ts';

const sheet = ({ agencyId }: Aim): object => ({
  agencyId,
  columns: ['date', 'topic', 'caption'],
  rows: [['23/11/2026', `Vaksinasi ${crypto.randomUUID()}`, 'Datang pukul delapan.']],
});

/** An import with nothing in it. */
async function aPostImport(db: Db, agencyId: AgencyId): Promise<string> {
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('post_import').values({ agency_id: agencyId }).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

/** A decision about a day of the plan. */
async function aPlanNote(db: Db, agencyId: AgencyId): Promise<string> {
  const values = { agency_id: agencyId, day: '2026-12-01', text: 'Mundur sehari.' };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('plan_note').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

async function anActivityImport(db: Db, agencyId: AgencyId): Promise<string> {
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('activity_import').values({ agency_id: agencyId }).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

function calendarForm({ agencyId }: Aim): FormData {
  const event = [
    'BEGIN:VEVENT',
    `UID:${crypto.randomUUID()}`,
    'SUMMARY:Vaksinasi',
    'DTSTART:20261201T010000Z',
    'END:VEVENT',
  ];
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR'].join('\r\n');
  const form = new FormData();
  form.set('agencyId', agencyId);
  form.set('file', new File([text], 'kegiatan.ics', { type: 'text/calendar' }));
  return form;
}

export const sheetThings = {
  'activity-imports': anActivityImport,
  'post-imports': aPostImport,
  'plan-notes': aPlanNote,
};

/** What the calls about spreadsheets, meetings and calendars are tried with. */
export const sheetCases: Readonly<Record<string, Case>> = {
  'post /post-sheets/read': {
    by: 'somewhere',
    form: () => {
      const form = new FormData();
      form.set('file', new File(['Tanggal;Topik\n23/11/2026;Vaksinasi'], 'rencana.csv', { type: 'text/csv' }));
      return form;
    },
  },
  'post /post-sheets/paste': { by: 'somewhere', body: () => ({ text: 'Tanggal\tTopik\n23/11/2026\tVaksinasi' }) },
  'post /post-sheets/preview': { body: sheet },
  'get /post-sheets/template': { by: 'agency', query: ({ agencyId }) => ({ agencyId }) },
  'get /post-sheets/export': { by: 'somewhere' },
  'post /post-imports': { body: (aim) => ({ ...sheet(aim), lines: [2] }) },
  'get /post-imports': { by: 'somewhere' },
  'get /activity-imports': { by: 'somewhere' },
  'post /activity-imports/preview': { by: 'agency', form: calendarForm },
  'post /activity-imports': { by: 'agency', form: calendarForm },
  'post /special-days/import': {
    by: 'agency',
    form: (aim) => {
      const form = calendarForm(aim);
      form.set('kind', 'local');
      return form;
    },
  },
  'get /calendar-feeds': { by: 'somewhere' },
  'post /calendar-feeds': { body: ({ agencyId }) => ({ agencyId, name: 'Ponsel', content: 'all' }) },
  // there is none of one's own
  'delete /calendar-feeds/{id}': {
    by: 'somewhere',
    params: () => ({ id: crypto.randomUUID() }),
    mayBeMissing: true,
  },
  'get /plan/month': { by: 'somewhere', query: () => ({ month: '2026-12' }) },
  'get /plan/month/pdf': { by: 'somewhere', query: () => ({ month: '2026-12' }) },
  'post /plan-notes': { body: ({ agencyId }) => ({ agencyId, day: '2026-12-01', text: 'Mundur sehari.' }) },
};
