import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

type Facts = Readonly<Record<string, string | number>>;
type Sentences = Readonly<Record<string, string>>;

const files = new Map<string, Sentences>();

/** What the screens of a room say in Indonesian. */
export function desk(room: string, key: string, facts: Facts = {}): string {
  return sentence(room === 'web' ? 'web/messages' : `${room}/ui/messages`, key, facts);
}

/** What the screens of campaigns say in Indonesian. */
export function campaign(key: string, facts: Facts = {}): string {
  return sentence('planning/ui/campaigns/messages', key, facts);
}

/** What the board of ideas says in Indonesian. */
export function ideas(key: string, facts: Facts = {}): string {
  return sentence('planning/ui/ideas/messages', key, facts);
}

/** What the screens of slots say in Indonesian. */
export function slot(key: string, facts: Facts = {}): string {
  return sentence('planning/ui/slots/messages', key, facts);
}

/** What the screens of pauses say in Indonesian. */
export function pause(key: string, facts: Facts = {}): string {
  return sentence('publishing/ui/pauses/messages', key, facts);
}

/** What the screens of reviews and their flows say in Indonesian. */
export function reviews(key: string, facts: Facts = {}): string {
  return sentence('publishing/ui/reviews/messages', key, facts);
}

/** What the screens of the archive say in Indonesian. */
export function archive(key: string, facts: Facts = {}): string {
  return sentence('publishing/ui/archive/messages', key, facts);
}

/** What the screen of consistency says in Indonesian. */
export function consistency(key: string, facts: Facts = {}): string {
  return sentence('reporting/ui/consistency/messages', key, facts);
}

/** What the screens of cards say in Indonesian. */
export function card(key: string, facts: Facts = {}): string {
  return sentence('publishing/ui/cards/messages', key, facts);
}

/** What is said around the talk about a draft, in Indonesian. */
export function talk(key: string, facts: Facts = {}): string {
  return sentence('publishing/ui/talk/messages', key, facts);
}

/** What the screens of goals say in Indonesian. */
export function goal(key: string, facts: Facts = {}): string {
  return sentence('strategy/ui/goals/messages', key, facts);
}

/** What the screens of one flagship programme say in Indonesian. */
export function programme(key: string, facts: Facts = {}): string {
  return sentence('strategy/ui/programmes/messages', key, facts);
}

/** What the screens of key messages and facts say in Indonesian. */
export function strategy(part: 'facts' | 'key-messages', key: string, facts: Facts = {}): string {
  return sentence(`strategy/ui/${part}/messages`, key, facts);
}

/** What the screens of the media library say in Indonesian. */
export function library(key: string, facts: Facts = {}): string {
  return sentence('media/ui/library/messages', key, facts);
}

/** What the dialog that crops pictures says in Indonesian. */
export function crop(key: string, facts: Facts = {}): string {
  return sentence('media/ui/crop/messages', key, facts);
}

/** What the portal's pages say in Indonesian. */
export function portal(key: string, facts: Facts = {}): string {
  return sentence('portal/messages', key, facts);
}

function sentence(folder: string, key: string, facts: Facts): string {
  const words = files.get(folder) ?? read(folder);
  files.set(folder, words);
  const found = words[key];
  if (found === undefined) throw new Error(`${folder}/id.json has no “${key}”`);
  return String(new IntlMessageFormat(found, 'id-ID').format(facts));
}

function read(folder: string): Sentences {
  return JSON.parse(readFileSync(new URL(`../../src/${folder}/id.json`, import.meta.url), 'utf8')) as Sentences;
}
