import type { ConfigFault, ConfigRefusal } from '#platform/config/config.ts';
import type { ListenRefusal } from './http-server.ts';
import type { StartRefusal } from './start.ts';
import { words } from './words.ts';

/** What keeps the product from starting and what to do about it: one paragraph in Indonesian, one in English. */
export function sayFault(refusal: StartRefusal | ConfigRefusal | ListenRefusal): string {
  return (['id', 'en'] as const)
    .map((language) => {
      const headline = words.say(language, `refusal.${refusal.kind}`, { ...refusal });
      const faults = refusal.kind === 'settings-faulty' ? refusal.faults : [];
      return [headline, ...faults.map((fault) => sayLine(fault, language))].join('\n');
    })
    .join('\n\n');
}

function sayLine({ name, value }: ConfigFault, language: 'id' | 'en'): string {
  return `  ${name} = ${value}\n      ${words.say(language, `setting.${name}`)}`;
}

/** What the machine refused while we started, wherever it happened; undefined for a bug of ours. */
export function outsideFault(error: unknown): StartRefusal | undefined {
  const { code, path } = error as { code?: string; path?: string };
  const folder = path ?? '';
  // 53100 is PostgreSQL's own word for a full disk.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return { kind: 'disk-full', folder };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'folder-not-writable', folder };
  return undefined;
}
