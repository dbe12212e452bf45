import { type Chance, fill } from './chance.ts';
import { answerPatterns, cityContent, commentPatterns, commentSlots, infos, type VoiceKind, whens } from './content.ts';
import { dayMs, hourMs, inMagelang, later, minuteMs, sampleId } from './ids.ts';
import type { SampleAgency } from './people-plan.ts';
import type { SamplePost } from './posts-plan.ts';

export interface SampleVoice {
  readonly id: string;
  readonly agency: SampleAgency;
  /** `null` for a message sent through the portal's form. */
  readonly post: SamplePost | null;
  readonly network: 'portal' | 'bluesky';
  readonly kind: VoiceKind;
  readonly name: string;
  readonly handle: string;
  readonly village: string;
  readonly trackingCode: string | null;
  readonly messages: readonly SampleMessage[];
  readonly answer: { readonly id: string; readonly text: string; readonly at: Date } | null;
  readonly done: boolean;
}

export interface SampleMessage {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  readonly language: 'id' | 'jv';
}

const kindsInTurn: readonly VoiceKind[] = [
  'pertanyaan',
  'keluhan',
  'pertanyaan',
  'pujian',
  'keluhan',
  'saran',
  'pertanyaan',
  'kritik',
  'keluhan',
  'pertanyaan',
  'saran',
  'pujian',
  'keluhan',
  'kritik',
  'pertanyaan',
  'cacian',
  'keluhan',
  'pertanyaan',
  'spam',
  'dugaan hoaks',
];
const javanese =
  /\b(wis|ora|ra|ndi|piro|sopo|opo|dalan\w*|banyu\w*|peteng|wedi|matur nuwun|suwun|sampun|mboten|nek|kudu|teko|jare|ojo|tenan|sing|oleh|kabeh)\b/i;
const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');
const formKinds: ReadonlySet<VoiceKind> = new Set(['pertanyaan', 'keluhan', 'saran']);

/** Citizens' words under published posts and through the form: `count` messages, hardly two alike. */
export function planVoices(
  chance: Chance,
  now: Date,
  input: { posts: readonly SamplePost[]; count: number },
): readonly SampleVoice[] {
  const published = input.posts.filter(
    ({ state, publishAt }) => (state === 'published' || state === 'partly-failed') && publishAt < now,
  );
  const said = new Map<string, number>();
  const voices: SampleVoice[] = [];
  let messages = 0;
  while (messages < input.count) {
    const voice = planOne(chance, now, { post: chance.pick(published), said, turn: voices.length });
    voices.push(voice);
    messages += voice.messages.length;
  }
  return voices;
}

interface Circumstances {
  readonly post: SamplePost;
  readonly said: Map<string, number>;
  readonly turn: number;
}

function planOne(chance: Chance, now: Date, { post, said, turn }: Circumstances): SampleVoice {
  const kind = kindsInTurn[turn % kindsInTurn.length] ?? 'pertanyaan';
  const { agency, village } = post.activity;
  const first = soonAfter(chance, post.publishAt, now);
  const ageMs = now.getTime() - first.getTime();
  const answer = answerTo(chance, { kind, first, ageMs });
  const wanted: Wanted = { topic: agency.topic, kind, village, said };
  const again = later(answer?.at ?? first, chance.between(20, 300) * minuteMs);
  const speaksAgain = chance.happens(0.12) && again < now && kind !== 'spam';
  const secondWords = speaksAgain ? [message(chance, again, unheard(chance, thenceforth(wanted, answer)))] : [];
  return {
    id: sampleId(chance),
    agency,
    kind,
    ...placeOf(chance, post, kind),
    messages: [message(chance, first, unheard(chance, wanted)), ...secondWords],
    answer,
    done: kind === 'spam' || (answer !== null && (ageMs > 5 * dayMs || chance.happens(0.6))),
  };
}

/** Who was answered comes back with thanks, who was not repeats the matter. */
function thenceforth(wanted: Wanted, answer: SampleVoice['answer']): Wanted {
  return answer ? { ...wanted, kind: 'pujian' } : wanted;
}

function placeOf(
  chance: Chance,
  post: SamplePost,
  kind: VoiceKind,
): Pick<SampleVoice, 'post' | 'network' | 'name' | 'handle' | 'village' | 'trackingCode'> {
  const byForm = formKinds.has(kind) && chance.happens(0.2);
  const network = byForm || chance.happens(0.45) ? 'portal' : 'bluesky';
  return {
    post: byForm ? null : post,
    network,
    ...namesOf(chance, network),
    village: byForm ? post.activity.village : '',
    trackingCode: network === 'portal' ? trackingCode(chance) : null,
  };
}

function soonAfter(chance: Chance, publishedAt: Date, now: Date): Date {
  const room = Math.max(now.getTime() - publishedAt.getTime(), 10 * minuteMs);
  return later(publishedAt, Math.min(chance.between(4, 60 * 36) * minuteMs, room - chance.between(1, 9) * minuteMs));
}

function isAnswered(chance: Chance, kind: VoiceKind, ageMs: number): boolean {
  if (kind === 'spam') return false;
  if (ageMs > 6 * dayMs) return true;
  if (ageMs > 3 * dayMs) return chance.happens(0.96);
  return chance.happens(ageMs > dayMs ? 0.7 : 0.3);
}

function namesOf(chance: Chance, network: 'portal' | 'bluesky'): { name: string; handle: string } {
  if (network === 'bluesky')
    return { name: '', handle: `${chance.pick(cityContent.handles)}${chance.between(1, 40)}.contoh` };
  return { name: chance.happens(0.4) ? '' : chance.pick(cityContent.citizens), handle: '' };
}

/** Answers are written in office hours: what comes in the evening is answered the next working morning. */
function answerTime(chance: Chance, first: Date, ageMs: number): Date {
  const wanted = chance.happens(0.85) ? chance.between(12, 300) * minuteMs : chance.between(9, 30) * hourMs;
  const answered = inOfficeHours(chance, later(first, wanted));
  return later(first, Math.min(answered.getTime() - first.getTime(), Math.max(ageMs - minuteMs, minuteMs)));
}

function inOfficeHours(chance: Chance, at: Date): Date {
  const local = later(at, 7 * hourMs);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
  const isWorkday = local.getUTCDay() % 6 !== 0;
  if (isWorkday && hour >= 7.5 && hour < 16) return at;
  const daysOn = isWorkday && hour < 7.5 ? 0 : local.getUTCDay() === 5 ? 3 : local.getUTCDay() === 6 ? 2 : 1;
  return later(inMagelang(at, daysOn, 7.5), chance.between(5, 200) * minuteMs);
}

function message(chance: Chance, at: Date, text: string): SampleMessage {
  return { id: sampleId(chance), text, at, language: javanese.test(text) ? 'jv' : 'id' };
}

interface Wanted {
  readonly topic: string;
  readonly kind: VoiceKind;
  readonly village: string;
  readonly said: Map<string, number>;
}

/** Draws again while the sentence was heard before; gives in after a while, so a sentence can come back, rarely. */
function unheard(chance: Chance, { topic, kind, village, said }: Wanted): string {
  const patterns = commentPatterns(topic, kind);
  let text = '';
  for (let draw = 0; draw < 12; draw += 1) {
    text = fill(chance.pick(patterns), slotValues(chance, village));
    if (!said.has(text)) break;
  }
  said.set(text, (said.get(text) ?? 0) + 1);
  return text;
}

function slotValues(chance: Chance, village: string): Record<string, string | number> {
  const values = Object.fromEntries(
    Object.entries(commentSlots).map(([name, choices]) => [name, chance.pick(choices)]),
  );
  return {
    ...values,
    v: chance.happens(0.5) ? village : chance.pick(cityContent.villages),
    r: chance.pick(cityContent.roads),
    n: chance.between(5, 99),
  };
}

function answerTo(
  chance: Chance,
  { kind, first, ageMs }: { kind: VoiceKind; first: Date; ageMs: number },
): SampleVoice['answer'] {
  if (!isAnswered(chance, kind, ageMs)) return null;
  const when = chance.pick(whens);
  const text = fill(chance.pick(answerPatterns(kind)), { when, info: fill(chance.pick(infos), { when }) });
  return { id: sampleId(chance), text, at: answerTime(chance, first, ageMs) };
}

function trackingCode(chance: Chance): string {
  const letters = Array.from({ length: 8 }, () => chance.pick(codeLetters)).join('');
  return `SW-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
