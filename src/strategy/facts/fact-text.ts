/** Pure and browser-safe: how an approved fact stands in a text, and how it is put in. */

/** `{{fakta:kuota-beasiswa}}`; the group is the code. */
const token = /\{\{\s*fakta\s*:\s*([^{}\s]{1,80})\s*\}\}/giu;
const wellFormed = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const longestCode = 60;

export function isFactCode(code: string): boolean {
  return code.length <= longestCode && wellFormed.test(code);
}

export function factToken(code: string): string {
  return `{{fakta:${code}}}`;
}

/** Each code once, in the order of the texts; also of facts that nobody has entered. */
export function factCodesIn(texts: readonly string[]): readonly string[] {
  const codes = texts.flatMap((text) => [...text.matchAll(token)].map(([, code = '']) => code.toLowerCase()));
  return [...new Set(codes)];
}

/**
 * Puts the words of facts in place of their tokens. One pass: what was put in is never read again, so a value can't
 * bring tokens of its own. A token without a fact stays as it stands, to be seen.
 */
export function withFacts(text: string, shownOf: (code: string) => string | undefined): string {
  return text.replaceAll(token, (whole, code: string) => shownOf(code.toLowerCase()) ?? whole);
}

/** A part of a text: plain words, or the words of a fact. */
export interface TextPart {
  readonly text: string;
  /** The fact's code; absent for plain words. */
  readonly code?: string;
}

/** The text in parts, so that a screen can mark what comes from the registry. */
export function partsWithFacts(text: string, shownOf: (code: string) => string | undefined): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: whole, 1: code = '', index } of text.matchAll(token)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    const key = code.toLowerCase();
    parts.push({ text: shownOf(key) ?? whole, code: key });
    from = index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Where a writer has begun a token: what is typed after `{{`, and where it starts. */
export function tokenBegunAt(
  text: string,
  caret: number,
): { readonly start: number; readonly typed: string } | undefined {
  const before = text.slice(Math.max(0, caret - 80), caret);
  const begun = /\{\{([^{}\n]*)$/.exec(before);
  if (!begun) return undefined;
  const typed = (begun[1] ?? '').replace(/^\s*fakta\s*:?/i, '').trim();
  return { start: caret - begun[0].length, typed };
}

/** A code made of a name: `Kuota beasiswa 2026` becomes `kuota-beasiswa-2026`. */
export function factCodeFrom(label: string): string {
  return label
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestCode)
    .replaceAll(/^-+|-+$/g, '');
}
