/** Prints one measured figure beside what was promised and the floor it is compared with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the product promises: at most, or at least. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What it is compared with, measured in the same run. */
  readonly floor?: { readonly name: string; readonly value: number };
}

export function printFigure({ name, value, unit, atMost, atLeast, floor }: Figure): void {
  const promise = atMost === undefined ? (atLeast === undefined ? '' : `≥ ${round(atLeast)}`) : `≤ ${round(atMost)}`;
  const kept = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  const verdict = promise === '' ? '' : kept ? 'kept' : 'MISSED';
  const compared = floor ? `   (${floor.name}: ${round(floor.value)} ${unit})` : '';
  console.log(
    `${name.padEnd(58)} ${String(round(value)).padStart(10)} ${unit.padEnd(7)} ${promise.padEnd(10)} ${verdict}${compared}`,
  );
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that `share` percent of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
