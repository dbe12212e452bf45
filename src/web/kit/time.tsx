import { createContext, useContext, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import {
  formatBareClock,
  formatClock,
  formatDate,
  formatDateRange,
  formatDay,
  formatDuration,
  formatInstant,
  formatLongDate,
  formatNear,
  zoneLabel,
} from '#platform/time/format.ts';
import { useLanguage } from '../words/language.ts';

type At = string | Date;

const Zone = createContext('Asia/Jakarta');

/** Whose wall clock counts below here: the zone of the agency that is shown. */
export function ZoneProvider({
  zone,
  children,
}: {
  readonly zone: string;
  readonly children: ReactNode;
}): ReactElement {
  return <Zone.Provider value={zone}>{children}</Zone.Provider>;
}

export function useZone(): string {
  return useContext(Zone);
}

/** Every way to tell a time here, bound to the zone and the reader's language. */
export interface Times {
  readonly zone: string;
  readonly zoneLabel: string;
  /** `23 Nov 2026 pukul 09.00 WIB` */
  readonly instant: (at: At) => string;
  /** `09.00 WIB` */
  readonly clock: (at: At) => string;
  /** `09.00`: only under a heading that says the zone. */
  readonly bareClock: (at: At) => string;
  /** `besok 09.00 WIB` */
  readonly near: (at: At) => string;
  readonly date: (at: At) => string;
  readonly day: (at: At) => string;
  readonly longDate: (at: At) => string;
  readonly range: (from: At, to: At | null) => string;
  /** `2 j 10 m` from now, forwards or backwards. */
  readonly away: (at: At) => string;
  readonly duration: (ms: number, length?: 'short' | 'long') => string;
}

export function useTimes(ownZone?: string): Times {
  const around = useZone();
  const language = useLanguage();
  const zone = ownZone ?? around;
  const told = { zone, language };
  return {
    zone,
    zoneLabel: zoneLabel(zone),
    instant: (at) => formatInstant(asDate(at), zone, language),
    clock: (at) => formatClock(asDate(at), zone, language),
    bareClock: (at) => formatBareClock(asDate(at), zone, language),
    near: (at) => formatNear(asDate(at), new Date(), told),
    date: (at) => formatDate(asDate(at), zone, language),
    day: (at) => formatDay(asDate(at), zone, language),
    longDate: (at) => formatLongDate(asDate(at), zone, language),
    range: (from, to) => formatDateRange({ from: asDate(from), to: to === null ? null : asDate(to) }, told),
    away: (at) => formatDuration(asDate(at).getTime() - Date.now(), language),
    duration: (ms, length) => formatDuration(ms, language, length),
  };
}

interface TimeProps {
  readonly at: At;
  readonly form?: 'instant' | 'clock' | 'bareClock' | 'near' | 'date' | 'day';
  readonly zone?: string;
}

/** A time in words, with the instant in its markup. */
export function Time({ at, form = 'near', zone }: TimeProps): ReactElement {
  const times = useTimes(zone);
  return (
    <time dateTime={asDate(at).toISOString()} title={times.instant(at)}>
      {times[form](at)}
    </time>
  );
}

/** The present, renewed each minute, for countdowns. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function asDate(at: At): Date {
  return typeof at === 'string' ? new Date(at) : at;
}
