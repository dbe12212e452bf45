/** With fewer deliveries a share says little: one missed post would be a fifth of five. */
export const leastDeliveries = 8;

export interface LeagueCount {
  readonly agencyId: string;
  readonly name: string;
  /** Meant to go out; what was withdrawn before is not counted. */
  readonly of: number;
  readonly out: number;
}

export interface Placed extends LeagueCount {
  /** Equal shares stand on the same place, and the next one leaves places out. */
  readonly place: number;
}

export interface League {
  readonly placed: readonly Placed[];
  /** By name: too few deliveries to be placed. */
  readonly apart: readonly LeagueCount[];
}

/** By the share that went out; small agencies are not placed below large ones for being small. */
export function leagueOf(counts: readonly LeagueCount[]): League {
  const byName = counts.toSorted((a, b) => a.name.localeCompare(b.name, 'id'));
  const share = ({ out, of }: LeagueCount): number => out / of;
  const large = byName.filter(({ of }) => of >= leastDeliveries).toSorted((a, b) => share(b) - share(a));
  const placed = large.map((count) => ({
    ...count,
    place: large.findIndex((other) => share(other) === share(count)) + 1,
  }));
  return { placed, apart: byName.filter(({ of }) => of < leastDeliveries) };
}
