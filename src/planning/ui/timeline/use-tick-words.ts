import { useLanguage } from '#web/words/language.ts';
import type { Horizon, Tick } from './horizons.ts';

const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { month: 'short' },
  week: { day: 'numeric', month: 'short' },
  day: { day: 'numeric' },
  'day.week': { weekday: 'short', day: 'numeric', month: 'short' },
  'long.year': { year: 'numeric' },
  'long.month': { month: 'long', year: 'numeric' },
  'long.week': { day: 'numeric', month: 'long', year: 'numeric' },
  'long.day': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** A tick's name: short for the axis, long for whoever hears it. */
export function useTickWords(horizon: Horizon): {
  readonly short: (tick: Tick) => string;
  readonly long: (tick: Tick) => string;
} {
  const locale = useLanguage() === 'id' ? 'id-ID' : 'en-GB';
  const told = (key: string, { from }: Tick): string =>
    new Intl.DateTimeFormat(locale, { ...formats[key], timeZone: 'UTC' }).format(new Date(`${from}T00:00:00Z`));
  return {
    short: (tick) => told(tick.unit === 'day' && horizon === 'week' ? 'day.week' : tick.unit, tick),
    long: (tick) => told(`long.${tick.unit}`, tick),
  };
}
