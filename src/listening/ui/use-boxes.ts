import { useSession } from '#web/session/session.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import type { ThreadCounts, ThreadListQuery } from '#listening/contract.ts';

export const boxes = ['mine', 'open', 'done', 'waiting', 'overdue', 'unassigned'] as const;
export type Box = (typeof boxes)[number];

type Query = Partial<ThreadListQuery>;

const queries: Readonly<Record<Box, Query>> = {
  mine: { assignee: 'me' },
  open: {},
  unassigned: { assignee: 'nobody' },
  overdue: { only: 'overdue' },
  waiting: { only: 'waiting', state: 'all' },
  done: { state: 'done', sort: 'newest' },
};

export interface Boxes {
  readonly box: Box;
  readonly chooseBox: (box: Box) => void;
  readonly network: string;
  readonly chooseNetwork: (network: string) => void;
  readonly text: string;
  readonly search: (text: string) => void;
  readonly sort: string;
  readonly chooseSort: (sort: string) => void;
  readonly narrowed: boolean;
  readonly clear: () => void;
  readonly query: Query;
}

/** Which conversations are listed; lives in the address, so that a view can be shared. */
export function useBoxes(): Boxes {
  const { agency } = useSession();
  const [named, chooseBox] = useUrlState('kotak', 'open');
  const [network, chooseNetwork] = useUrlState('kanal');
  const [text, search] = useUrlState('cari');
  const [sort, chooseSort] = useUrlState('urut');
  const box = boxes.find((one) => one === named) ?? 'open';
  return {
    box,
    chooseBox,
    network,
    chooseNetwork,
    text,
    search,
    sort: sort || (queries[box].sort ?? 'due'),
    chooseSort,
    narrowed: network !== '' || text !== '',
    clear: () => {
      chooseNetwork('');
      search('');
      chooseBox('open');
    },
    query: {
      ...queries[box],
      ...(agency ? { agencyId: agency.id } : {}),
      ...(network === '' ? {} : { network: network as 'portal' }),
      ...(text === '' ? {} : { text }),
      ...(sort === '' ? {} : { sort: sort as 'due' }),
    },
  };
}

export function countOf(counts: ThreadCounts | undefined, box: Box): number | undefined {
  return counts?.[box];
}
