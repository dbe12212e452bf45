import { recordKinds } from '#publishing/archive/contract.ts';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';

export type ArchiveFilters = ReturnType<typeof useArchiveFilters>;

/** What the list is narrowed to, in the address. */
export function useArchiveFilters() {
  const { agency } = useSession();
  const [text, search] = useUrlState('cari');
  const [chosen, chooseKind] = useUrlState('kejadian');
  const [from, chooseFrom] = useUrlState('dari');
  const [to, chooseTo] = useUrlState('sampai');
  const [postId, choosePost] = useUrlState('unggahan');
  const kind = recordKinds.find((known) => known === chosen);
  const query = {
    text,
    ...(agency && { agencyId: agency.id }),
    ...(kind && { kind }),
    ...(isId.test(postId) && { postId }),
    ...(isDay.test(from) && { from: dayStart(from, 0) }),
    ...(isDay.test(to) && { to: dayStart(to, 1) }),
  };
  const clear = (): void => {
    for (const choose of [search, chooseKind, chooseFrom, chooseTo, choosePost]) choose('');
  };
  const narrowed = [text, chosen, from, to, postId].some((value) => value !== '');
  return { query, text, search, kind: kind ?? '', chooseKind, from, chooseFrom, to, chooseTo, clear, narrowed };
}

const isDay = /^\d{4}-\d\d-\d\d$/;
const isId = /^[\da-f-]{36}$/;

/** In the reader's own time. */
function dayStart(day: string, later: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
