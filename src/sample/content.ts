import city from './content/city.json' with { type: 'json' };
import comments from './content/comments.json' with { type: 'json' };
import subjects from './content/subjects.json' with { type: 'json' };
import type { SceneName } from './scenes.ts';

/** One kind of activity an agency carries out, with places and numbers left open as `{village}`, `{road}`, `{n}`. */
export interface Subject {
  readonly agency: string;
  readonly programme?: string;
  readonly kind: string;
  readonly scene: SceneName;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly how: string;
  readonly fact: readonly string[];
  readonly text: string;
  readonly short: string;
}

export interface AgencyContent {
  readonly code: string;
  readonly short: string;
  readonly name: string;
  readonly topic: string;
  readonly description: string;
  readonly alias?: { readonly name: string; readonly short: string; readonly to: string };
}

export const voiceKinds = [
  'pertanyaan',
  'keluhan',
  'saran',
  'kritik',
  'pujian',
  'cacian',
  'dugaan hoaks',
  'spam',
] as const;
export type VoiceKind = (typeof voiceKinds)[number];
type Patterns = Readonly<Record<string, readonly string[]>>;

export const cityContent = city;
export const agencyContents = city.agencies as readonly AgencyContent[];
export const subjectContents = subjects as readonly Subject[];
export const commentSlots: Patterns = comments.slots;
export const infos: readonly string[] = comments.infos;
export const whens: readonly string[] = comments.whens;

const topics = comments.topics as unknown as Readonly<Record<string, Patterns>>;
const anywhere = comments.anywhere as Patterns;
const answers = comments.answers as Patterns;

export function commentPatterns(topic: string, kind: VoiceKind): readonly string[] {
  return anywhere[kind] ?? topics[topic]?.[kind] ?? [];
}

export function answerPatterns(kind: VoiceKind): readonly string[] {
  return answers[kind] ?? [];
}
