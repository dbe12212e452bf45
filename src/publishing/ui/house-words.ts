interface Avoided {
  readonly word: string;
  readonly instead: string;
  readonly from: string;
}

/** Which of the words to avoid stand in the text, as whole words and however they are written. */
export function avoidedIn(text: string, avoid: readonly Avoided[]): readonly Avoided[] {
  const plain = ` ${words(text)} `;
  return avoid.filter(({ word }) => words(word) !== '' && plain.includes(` ${words(word)} `));
}

function words(text: string): string {
  return text
    .toLocaleLowerCase('id')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}

export function hasHashtag(text: string, tag: string): boolean {
  const tags = text.match(/#[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  return tags.some((one) => one.slice(1).toLocaleLowerCase('id') === tag.toLocaleLowerCase('id'));
}

/** At the end, beside hashtags that stand there, else on a line of its own. */
export function withHashtag(text: string, tag: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === '') return `#${tag}`;
  const lastLine = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  const isLineOfTags = lastLine.split(/\s+/).every((word) => word.startsWith('#'));
  return `${trimmed}${isLineOfTags ? ' ' : '\n\n'}#${tag}`;
}
