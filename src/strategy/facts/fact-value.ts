import { Temporal } from 'temporal-polyfill';
import { unreachable } from '#platform/result.ts';
import { formatLongDate } from '#platform/time/format.ts';

/** Pure and browser-safe: what a fact is, and how citizens read it. */

export const factKinds = ['number', 'money', 'text', 'date', 'time'] as const;
export type FactKind = (typeof factKinds)[number];

export function isFactKind(kind: string): kind is FactKind {
  return (factKinds as readonly string[]).includes(kind);
}

export const factDisplays = ['full', 'short', 'long', 'press'] as const;
export type FactDisplay = (typeof factDisplays)[number];

/** How each kind may be shown, the usual way first. */
export const displaysOf: Readonly<Record<FactKind, readonly FactDisplay[]>> = {
  number: ['full', 'short'],
  money: ['short', 'full'],
  text: ['full'],
  date: ['long', 'full', 'press'],
  time: ['full'],
};

export interface FactValue {
  readonly kind: FactKind;
  /** As computers write it: `1234.5`, `2026-11-08`, `09:00`. */
  readonly value: string;
  readonly unit: string;
  readonly display: FactDisplay;
}

export type FactFault =
  | 'value-missing'
  | 'value-too-long'
  | 'value-has-braces'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-a-time';

const longestText = 200;

/** Reads what a person typed, in Indonesian notation, into the stored form. */
export function readFactValue(
  kind: FactKind,
  typed: string,
): { readonly value: string } | { readonly fault: FactFault } {
  const text = typed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return { fault: 'value-missing' };
  return readers[kind](text);
}

type Read = ReturnType<typeof readFactValue>;

const readers: Readonly<Record<FactKind, (text: string) => Read>> = {
  number: readNumber,
  money: (text) => readNumber(text.replace(/^rp\.?\s*/i, '')),
  text: readText,
  date: readDate,
  time: readTime,
};

function readText(text: string): Read {
  if (text.length > longestText) return { fault: 'value-too-long' };
  return /\{\{|\}\}/.test(text) ? { fault: 'value-has-braces' } : { value: text };
}

const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?$/;
const plain = /^-?\d{1,15}(?:[.,]\d{1,6})?$/;

/** `1.234` is one thousand two hundred and thirty-four, `1.5` one and a half. */
function readNumber(text: string): Read {
  const compact = text.replaceAll(' ', '');
  const value = grouped.test(compact)
    ? compact.replaceAll('.', '').replace(',', '.')
    : plain.test(compact)
      ? compact.replace(',', '.')
      : undefined;
  if (value === undefined || value.replaceAll(/\D/g, '').length > 15) return { fault: 'not-a-number' };
  return { value: String(Number(value)) };
}

function readDate(text: string): Read {
  try {
    return { value: Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() };
  } catch {
    return { fault: 'not-a-date' };
  }
}

function readTime(text: string): Read {
  const found = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(text);
  return found ? { value: `${found[1]?.padStart(2, '0')}:${found[2]}` } : { fault: 'not-a-time' };
}

/** The stored value as a person would type it again. */
export function typedFactValue({ kind, value }: Pick<FactValue, 'kind' | 'value'>): string {
  return kind === 'number' || kind === 'money' ? numberWords(Number(value)) : value;
}

/** As citizens read it, always in Indonesian: `120 orang`, `Rp50 juta`, `Selasa, 8 November 2022`, `pukul 09.00 WIB`. */
export function shownFact({ kind, value, unit, display }: FactValue, zoneLabel: string): string {
  const withUnit = (words: string): string => (unit.trim() === '' ? words : `${words} ${unit.trim()}`);
  switch (kind) {
    case 'number':
      return withUnit(amountWords(Number(value), display));
    case 'money': {
      const sign = Number(value) < 0 ? '-' : '';
      return withUnit(`${sign}Rp${amountWords(Math.abs(Number(value)), display)}`);
    }
    case 'date':
      return dateWords(value, display);
    case 'time':
      return `pukul ${value.replace(':', '.')} ${zoneLabel}`;
    case 'text':
      return value;
    default:
      return unreachable(kind);
  }
}

const numbers = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 6 });

function numberWords(value: number): string {
  return numbers.format(value);
}

const sizes = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1e3, 'ribu'],
] as const;
const shortDecimals = 1000;

/** Short only where nothing is lost: `1,25 juta`, but `1.234.567` stays as it is. */
function amountWords(value: number, display: FactDisplay): string {
  const size = sizes.find(([least]) => Math.abs(value) >= least);
  if (display !== 'short' || !size) return numberWords(value);
  const share = value / size[0];
  return Number.isInteger(Number((share * shortDecimals).toFixed(6)))
    ? `${numberWords(share)} ${size[1]}`
    : numberWords(value);
}

function dateWords(isoDate: string, display: FactDisplay): string {
  const long = formatLongDate(new Date(`${isoDate}T00:00:00Z`), 'UTC', 'id');
  if (display === 'long') return long;
  const [weekday = '', rest = ''] = long.split(', ');
  if (display !== 'press') return rest;
  const [year, month, day] = isoDate.split('-');
  return `${weekday} (${day}/${month}/${year})`;
}

export type FactStanding = 'usable' | 'coming' | 'expired';

/** Whether it may be said on that calendar day of the city. */
export function standingOn(
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
  day: string,
): FactStanding {
  if (validFrom !== null && day < validFrom) return 'coming';
  return validUntil !== null && validUntil < day ? 'expired' : 'usable';
}
