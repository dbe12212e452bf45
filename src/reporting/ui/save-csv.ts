import { reportCsvEndpoint, type reportTables } from '#reporting/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { currentLanguage } from '#web/words/language.ts';

export interface CsvAsked {
  readonly table: (typeof reportTables)[number];
  readonly from: string;
  readonly to: string;
  readonly agencyId?: string;
}

/** Fetched rather than linked, so that it comes in the language of the screen. */
export async function saveCsv(query: CsvAsked): Promise<boolean> {
  const answer = await fetch(addressOf(reportCsvEndpoint.path, { query }), {
    headers: { 'Accept-Language': currentLanguage() },
  }).catch(() => undefined);
  if (!answer?.ok) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `kentongan-${query.table}-${query.from}-${query.to}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
