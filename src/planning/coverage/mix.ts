import { leastSample, type MixShare } from './contract.ts';

export interface Counted {
  readonly published: number;
  readonly planned: number;
}

interface Named {
  readonly id: string | null;
  readonly name: string;
  readonly wanted: number | null;
}

/** Adds up what was counted, by the part of it that is asked for. */
export function sumBy<Row extends Counted>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
): ReadonlyMap<string | null, Counted> {
  const sums = new Map<string | null, Counted>();
  for (const row of rows) {
    const before = sums.get(key(row)) ?? { published: 0, planned: 0 };
    const { published, planned } = row;
    sums.set(key(row), { published: before.published + published, planned: before.planned + planned });
  }
  return sums;
}

/** Every name that is wanted or was used, with its share of all. */
export function sharesOf(names: readonly Named[], sums: ReadonlyMap<string | null, Counted>): MixShare[] {
  const all = sampleOf([...sums.values()]);
  return names.map(({ id, name, wanted }) => {
    const { published, planned } = sums.get(id) ?? { published: 0, planned: 0 };
    const share = all === 0 ? null : Math.round(((published + planned) / all) * 1000) / 10;
    return { id, name, wanted, published, planned, share };
  });
}

export function sampleOf(rows: readonly Counted[]): number {
  return rows.reduce((sum, { published, planned }) => sum + published + planned, 0);
}

export function isEnough(sample: number): boolean {
  return sample >= leastSample;
}
