import type { Db, Tx } from '#platform/db/db.ts';
import { resolveFacts, type FactUse } from '#strategy/index.ts';
import type { PostContent } from './content.ts';

export interface ContentWithFacts {
  /** As citizens will read it. */
  readonly content: PostContent;
  readonly uses: readonly FactUse[];
}

/** All texts in which a token may stand. A title is also an address, so it takes none. */
export function textsOf({ text, channels, pictures }: PostContent): readonly string[] {
  const variants = channels.flatMap((channel) => channel.text ?? []);
  return [text, ...variants, ...pictures.map(({ alt }) => alt)];
}

/** The content with its facts in place, as they stand at the time it will be read. */
export async function withFactsIn(db: Db | Tx, content: PostContent, at: Date): Promise<ContentWithFacts> {
  const { uses, resolve } = await resolveFacts(db, textsOf(content), at);
  if (uses.length === 0) return { content, uses };
  const channels = content.channels.map((channel) => ({
    ...channel,
    text: channel.text === null ? null : resolve(channel.text),
  }));
  const pictures = content.pictures.map((picture) => ({ ...picture, alt: resolve(picture.alt) }));
  return { content: { ...content, text: resolve(content.text), channels, pictures }, uses };
}

/** By code, what the facts say: what an approver reads and pins. */
export function sayingOf(uses: readonly FactUse[]): Readonly<Record<string, string>> {
  return Object.fromEntries(uses.flatMap(({ code, shown }) => (shown === null ? [] : [[code, shown]])));
}

export function sayTheSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const codes = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...codes].every((code) => a[code] === b[code]);
}
