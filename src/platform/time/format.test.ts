import { expect, test } from 'vitest';
import {
  formatBareClock,
  formatBytes,
  formatChange,
  formatClock,
  formatCompact,
  formatDateRange,
  formatDay,
  formatDuration,
  formatInstant,
  formatLongDate,
  formatNear,
  formatNumber,
  formatPlainDate,
  formatShare,
  isoDay,
  zoneLabel,
} from './format.ts';

const zone = 'Asia/Jakarta';
const at = new Date('2026-11-23T02:00:00Z');
const id = { zone, language: 'id' } as const;

function near(iso: string): string {
  return formatNear(new Date(iso), at, id);
}

function range(from: string, to: string | null): string {
  return formatDateRange({ from: new Date(from), to: to === null ? null : new Date(to) }, id);
}

test('an instant says its zone, in both languages', () => {
  expect(formatInstant(at, zone, 'id')).toBe('23 Nov 2026 pukul 09.00 WIB');
  expect(formatInstant(at, zone, 'en')).toBe('23 Nov 2026, 09:00 WIB');
});

test('midnight is 00.00 and belongs to the new day', () => {
  const midnight = new Date('2026-12-20T17:00:00Z');
  expect(formatClock(midnight, zone, 'id')).toBe('00.00 WIB');
  expect(formatDay(midnight, zone, 'id')).toBe('Sen 21 Des');
  expect(isoDay(midnight, zone)).toBe('2026-12-21');
});

test('short and long days', () => {
  expect(formatDay(new Date('2026-12-21T05:00:00Z'), zone, 'en')).toBe('Mon 21 Dec');
  expect(formatLongDate(new Date('2026-12-22T01:14:00Z'), zone, 'id')).toBe('Selasa, 22 Desember 2026');
  expect(formatBareClock(at, zone, 'en')).toBe('09:00');
  expect(formatPlainDate('2025-02-20', 'id')).toBe('20 Feb 2025');
});

test('the three zones have their names', () => {
  expect(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map(zoneLabel)).toEqual(['WIB', 'WITA', 'WIT']);
  expect(formatClock(at, 'Asia/Jayapura', 'id')).toBe('11.00 WIT');
});

test('near days have words, others a date', () => {
  expect(near('2026-11-23T09:30:00Z')).toBe('hari ini 16.30 WIB');
  expect(near('2026-11-23T17:30:00Z')).toBe('besok 00.30 WIB');
  expect(near('2026-11-22T09:31:00Z')).toBe('kemarin 16.31 WIB');
  expect(near('2026-12-21T02:00:00Z')).toBe('Sen 21 Des 09.00 WIB');
  expect(near('2027-01-04T02:00:00Z')).toBe('4 Jan 2027 09.00 WIB');
});

test('date ranges repeat nothing', () => {
  expect(range('2026-12-26T02:00:00Z', '2026-12-28T02:00:00Z')).toBe('26–28 Des 2026');
  expect(range('2026-11-30T02:00:00Z', '2026-12-02T02:00:00Z')).toBe('30 Nov – 2 Des 2026');
  expect(range('2026-12-30T02:00:00Z', '2027-01-02T02:00:00Z')).toBe('30 Des 2026 – 2 Jan 2027');
  expect(range('2026-12-26T02:00:00Z', '2026-12-26T09:00:00Z')).toBe('26 Des 2026');
  expect(range('2025-02-20T02:00:00Z', null)).toBe('sejak 20 Feb 2025');
});

test('durations tell two units', () => {
  expect(formatDuration(130 * 60_000, 'id')).toBe('2 j 10 m');
  expect(formatDuration(130 * 60_000, 'id', 'long')).toBe('2 jam 10 menit');
  expect(formatDuration(61 * 60_000, 'en', 'long')).toBe('1 hour 1 minute');
  expect(formatDuration(26 * 3_600_000, 'id')).toBe('1 hr 2 j');
  expect(formatDuration(5_000, 'id')).toBe('1 m');
  expect(formatDuration(120 * 60_000, 'id')).toBe('2 j');
});

test('numbers are Indonesian or English, and unknown is no zero', () => {
  expect(formatNumber(1234.5, 'id')).toBe('1.234,5');
  expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
  expect(formatNumber(null, 'id')).toBe('—');
  expect(formatCompact(82_400, 'id')).toBe('82,4 ribu');
  expect(formatCompact(82_400, 'en')).toBe('82.4k');
  expect(formatCompact(1_250_000, 'id')).toBe('1,3 juta');
  expect(formatCompact(9_999, 'id')).toBe('9.999');
  expect(formatBytes(2_400_000, 'id')).toBe('2,4 MB');
});

test('a share without its base is unknown', () => {
  expect(formatShare(18, 25, 'id')).toBe('72 %');
  expect(formatShare(35, 1000, 'id')).toBe('3,5 %');
  expect(formatShare(1, 0, 'id')).toBe('—');
  expect(formatShare(1, null, 'id')).toBe('—');
  expect(formatChange(110, 100, 'id')).toBe('+10 %');
  expect(formatChange(97, 100, 'en')).toBe('−3 %');
  expect(formatChange(5, 0, 'id')).toBe('—');
});
