import { raw } from 'hono/html';
import type { Html } from './html.ts';

// Drawings of Tabler Icons (MIT), outline; the style sheet gives them size and stroke.
const drawings = {
  siren:
    'M8 16v-4a4 4 0 0 1 8 0v4M3 12h1m8-9v1m8 8h1M5.6 5.6l.7.7m12.1-.7-.7.7M6 17a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1z',
  arrow: 'M5 12h14m-6 6 6-6m-6-6 6 6',
  calendar: 'M4 7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM16 3v4M8 3v4m-4 4h16',
  check: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0m6 0 2 2 4-4',
  progress:
    'M10 20.777a8.942 8.942 0 0 1-2.48-.969M14 3.223a9.003 9.003 0 0 1 0 17.554M4.579 17.093a8.961 8.961 0 0 1-1.227-2.592M3.124 10.5c.16-.95.468-1.85.9-2.675l.169-.305m2.714-2.941a8.954 8.954 0 0 1 3.093-1.356',
  clock: 'M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0m9-5v5l3 3',
  eye: 'M10 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0m11 0q-3.6 6-9 6t-9-6q3.6-6 9-6t9 6',
  eyeOff:
    'M10.585 10.587a2 2 0 0 0 2.829 2.828m3.267 3.258A8.717 8.717 0 0 1 12 18q-5.4 0-9-6c1.272-2.12 2.712-3.678 4.32-4.674m2.86-1.146A9.055 9.055 0 0 1 12 6q5.4 0 9 6-1 1.665-2.138 2.87M3 3l18 18',
  alert:
    'M12 9v4m-1.637-9.409L2.257 17.125a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636-2.87L13.637 3.59a1.914 1.914 0 0 0-3.274 0M12 16h.01',
  message: 'M8 9h8m-8 4h6m4-9a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5l-5 3v-3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z',
} as const;

export type Icon = keyof typeof drawings;

/** Decoration only: the words beside it say the same. */
export function icon(name: Icon, look = ''): Html {
  return raw(`<svg class="i ${look}" viewBox="0 0 24 24" aria-hidden="true"><path d="${drawings[name]}"/></svg>`);
}

export const drum = raw(
  '<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="M13.4 5.6v-1a2.6 2.6 0 0 1 5.2 0v1h.4c2.3 0 3.5 1.1 4 3.2.5 2.4.8 5.6.8 8.7s-.3 6.3-.8 8.7c-.5 2.2-1.7 3.3-4 3.3h-6c-2.3 0-3.5-1.1-4-3.3-.5-2.4-.8-5.6-.8-8.7s.3-6.3.8-8.7c.5-2.1 1.7-3.2 4-3.2ZM16 10.3a1.6 1.6 0 0 1 1.6 1.6v11.6a1.6 1.6 0 0 1-3.2 0V11.9a1.6 1.6 0 0 1 1.6-1.6Z"/><path class="beat" d="M4.4 12.4c-1.2 3-1.2 7.2 0 10.2m23.2-10.2c1.2 3 1.2 7.2 0 10.2"/></svg>',
);
