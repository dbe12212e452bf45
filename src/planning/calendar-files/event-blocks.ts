import { refuse, accept, type Result } from '#platform/result.ts';

export const largestFile = 2_000_000;
export const mostEvents = 2_000;

export type FileFault =
  | { readonly kind: 'not-a-calendar-file' }
  | { readonly kind: 'calendar-file-empty' }
  | { readonly kind: 'calendar-file-too-large'; readonly max: number }
  | { readonly kind: 'calendar-file-too-long'; readonly count: number; readonly max: number };

export interface EventBlocks {
  /** Each from BEGIN to END, so that one that cannot be read spoils no other. */
  readonly events: readonly string[];
  /** Of zones that the file describes itself: minutes east of UTC in standard time. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** Takes the file apart without reading the events. */
export function eventBlocks(bytes: Uint8Array): Result<EventBlocks, FileFault> {
  if (bytes.length > largestFile) return refuse({ kind: 'calendar-file-too-large', max: largestFile / 1_000_000 });
  const text = new TextDecoder().decode(bytes);
  if (!/^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000))) return refuse({ kind: 'not-a-calendar-file' });
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/\n[ \t]/g, '');
  const count = (plain.match(/^BEGIN:VEVENT\s*$/gim) ?? []).length;
  if (count === 0) return refuse({ kind: 'calendar-file-empty' });
  if (count > mostEvents) return refuse({ kind: 'calendar-file-too-long', count, max: mostEvents });
  return accept({ events: blocksOf(plain, 'VEVENT'), offsets: offsetsOf(plain) });
}

/** An event that is never closed ends where the next one begins. */
function blocksOf(text: string, name: string): string[] {
  const [, ...pieces] = text.split(new RegExp(`^BEGIN:${name}\\s*$`, 'im'));
  return pieces.map((piece) => {
    const end = piece.search(new RegExp(`^END:${name}\\s*$`, 'im'));
    return `BEGIN:${name}${end < 0 ? piece : piece.slice(0, end)}`.trim();
  });
}

function offsetsOf(text: string): ReadonlyMap<string, number> {
  const pairs = blocksOf(text, 'VTIMEZONE').flatMap((block): (readonly [string, number])[] => {
    const name = /^TZID:(.+)$/im.exec(block)?.[1]?.trim();
    const standard = blocksOf(block, 'STANDARD')[0] ?? '';
    const [, sign, hours, minutes] = /^TZOFFSETTO:([+-])(\d\d)(\d\d)/im.exec(standard) ?? [];
    if (!name || !sign) return [];
    return [[name, (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)]];
  });
  return new Map(pairs);
}
