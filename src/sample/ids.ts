import type { Chance } from './chance.ts';

/** A version-4 UUID by chance, so that the sample city has the same addresses everywhere. */
export function sampleId(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16));
  hex[12] = '4';
  hex[16] = (8 + chance.between(0, 3)).toString(16);
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join('-');
}

export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** That clock time in Magelang (UTC+7) on the day `days` away from the day of `now`. */
export function inMagelang(now: Date, days: number, hours: number): Date {
  const local = new Date(now.getTime() + 7 * hourMs);
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 7 * hourMs;
  return new Date(midnight + days * dayMs + hours * hourMs);
}
