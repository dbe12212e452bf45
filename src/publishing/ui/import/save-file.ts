import { csvText } from '#publishing/contract.ts';
import { currentLanguage } from '#web/words/language.ts';
import { asRefused, Refused } from '#web/api/refused.ts';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import type { RefusalBody } from '#platform/http/endpoint.ts';
import type { ImportDraft, ImportRow } from './import-state.ts';

/** Fetched rather than linked, so that it comes in the language of the screen and a refusal is told. */
export async function saveFile(address: string, name: string): Promise<void> {
  try {
    const answer = await fetch(address, { headers: { 'Accept-Language': currentLanguage() } });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json()) as RefusalBody);
    const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    handOver(await answer.blob(), named ?? name);
  } catch (error) {
    toastRefusal(asRefused(error)?.message ?? String(error));
  }
}

/** The rows that stayed out, as they are now, to go on with in a spreadsheet. */
export function saveRows(draft: ImportDraft, rows: readonly ImportRow[], name: string): void {
  const head = draft.columns.map((_, index) => draft.head[index] ?? '');
  const text = csvText({ head, rows: rows.map(({ cells }) => head.map((_, index) => cells[index] ?? '')) }, ';');
  handOver(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}

function handOver(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
