import type { CountedPart, Limits, TextUnit } from './limits.ts';
import { partsOf } from './text-parts.ts';
import { textLength } from './text-length.ts';

/** What is to be checked: on screen while it is typed, on the server before it is scheduled. */
export interface CheckedContent {
  readonly text: string;
  readonly title: string;
  readonly pictures: readonly CheckedPicture[];
}

export interface CheckedPicture {
  readonly alt: string;
  /** Why this picture needs no description. */
  readonly noAltReason?: string;
}

/** `rule` is a message key, `finding.<rule>`, with `facts` for its placeholders. An `error` keeps the post from going there. */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly rule: FindingRule;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const findingRules = [
  'text-empty',
  'text-too-long',
  'text-too-many-bytes',
  'too-many-hashtags',
  'too-many-mentions',
  'too-many-links',
  'forbidden-characters',
  'title-missing',
  'title-too-long',
  'picture-missing',
  'too-many-pictures',
  'pictures-not-shown',
  'alt-missing',
  'alt-too-long',
] as const;
export type FindingRule = (typeof findingRules)[number];

/** A live counter in the network's own unit. `left` is negative when too long and null without a limit. */
export interface TextCount {
  readonly used: number;
  readonly max: number | null;
  readonly left: number | null;
  readonly unit: TextUnit;
}

export function countText({ text: limit }: Limits, text: string, pictures = 0): TextCount {
  const { unit, maxWithPictures } = limit;
  const max = pictures > 0 && maxWithPictures !== undefined ? maxWithPictures : limit.max;
  const used = textLength(text, unit);
  return { used, max, left: max === null ? null : max - used, unit };
}

export function findingsFor(limits: Limits, content: CheckedContent): readonly Finding[] {
  return [...textFindings(limits, content), ...pictureFindings(limits, content)];
}

function textFindings(limits: Limits, { text, title, pictures }: CheckedContent): Finding[] {
  const findings: Finding[] = [];
  const { used, max, left, unit } = countText(limits, text, pictures.length);
  const usedBytes = textLength(text, 'utf8-byte');
  const { maxBytes } = limits.text;
  if (text.trim() === '' && pictures.length === 0) findings.push(error('text-empty'));
  if (left !== null && left < 0) findings.push(error('text-too-long', { used, max: max ?? 0, over: -left, unit }));
  else if (maxBytes !== null && usedBytes > maxBytes) {
    findings.push(error('text-too-many-bytes', { used: usedBytes, max: maxBytes, over: usedBytes - maxBytes }));
  }
  if (limits.needsTitle && title.trim() === '') findings.push(error('title-missing'));
  return [...findings, ...titleFindings(limits, title), ...partFindings(limits, text)];
}

function titleFindings({ maxTitle }: Limits, title: string): Finding[] {
  const used = textLength(title.trim(), 'code-point');
  if (maxTitle === undefined || used <= maxTitle) return [];
  return [error('title-too-long', { used, max: maxTitle, over: used - maxTitle })];
}

function partFindings({ text: { most = {}, not = '' } }: Limits, text: string): Finding[] {
  const tooMany = Object.entries(most).flatMap(([part, max]) => {
    const used = partsOf(text, part as CountedPart).length;
    return used > max ? [error(`too-many-${part as CountedPart}`, { used, max, over: used - max })] : [];
  });
  const refused = not.split('').filter((character) => text.includes(character));
  if (refused.length > 0) tooMany.push(error('forbidden-characters', { characters: refused.join(' ') }));
  return tooMany;
}

function pictureFindings({ pictures: limit, needsPicture }: Limits, { pictures }: CheckedContent): Finding[] {
  const findings: Finding[] = [];
  if (needsPicture && pictures.length === 0) findings.push(error('picture-missing'));
  if (limit.max === 0 && pictures.length > 0) return [{ level: 'warning', rule: 'pictures-not-shown', facts: {} }];
  if (pictures.length > limit.max) {
    findings.push(
      error('too-many-pictures', { used: pictures.length, max: limit.max, over: pictures.length - limit.max }),
    );
  }
  const undescribed = pictures.filter(({ alt, noAltReason }) => alt.trim() === '' && !noAltReason?.trim()).length;
  if (limit.altRequired && undescribed > 0) findings.push(error('alt-missing', { count: undescribed }));
  const { maxAlt } = limit;
  const longest = Math.max(0, ...pictures.map(({ alt }) => textLength(alt, 'code-point')));
  if (maxAlt !== null && longest > maxAlt)
    findings.push(error('alt-too-long', { used: longest, max: maxAlt, over: longest - maxAlt }));
  return findings;
}

function error(rule: FindingRule, facts: Finding['facts'] = {}): Finding {
  return { level: 'error', rule, facts };
}
