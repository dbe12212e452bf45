import type { ReactElement } from 'react';
import type { GoalSummary } from '#strategy/goals/contract.ts';
import css from './goals.module.css';

const width = 280;
const height = 44;
const edge = 4;

/** A small line with the target as a dashed one; only for the eye, the row says the numbers. Gaps stay gaps. */
export function Spark({ goal: { numbers, target } }: { readonly goal: GoalSummary }): ReactElement | null {
  const known = numbers.flatMap(({ value }) => value ?? []);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known, target), Math.max(...known, target)];
  const x = (index: number): number => edge + (index / Math.max(1, numbers.length - 1)) * (width - 2 * edge);
  const y = (value: number): number =>
    high === low ? height / 2 : edge + (1 - (value - low) / (high - low)) * (height - 2 * edge);
  const path = numbers
    .map(({ value }, index) => {
      if (value === null) return '';
      const begins = index === 0 || numbers[index - 1]?.value === null;
      return `${begins ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = numbers.findLastIndex(({ value }) => value !== null);
  return (
    <svg className={css.spark} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <line x1={edge} x2={width - edge} y1={y(target)} y2={y(target)} />
      <path d={path} />
      <circle cx={x(last)} cy={y(numbers[last]?.value ?? 0)} r={3} />
    </svg>
  );
}
