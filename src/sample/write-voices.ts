import { answerDueAt, type ThreadKind } from '#listening/index.ts';
import { officeHours, workingMinutesBetween } from '#platform/time/working-time.ts';
import { nationalHolidays } from '#planning/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { SampleChannel } from './channels-plan.ts';
import type { SampleDelivery } from './deliveries-plan.ts';
import { later, minuteMs } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';
import type { SampleVoice } from './voices-plan.ts';
import { remoteIdOf } from './write-deliveries.ts';

const holidays = [2026, 2027].flatMap((year) => nationalHolidays(year).map(({ date }) => date));
const office = officeHours('Asia/Jakarta', new Set(holidays));

interface Placed {
  readonly voice: SampleVoice;
  readonly channel: SampleChannel;
  readonly delivery: SampleDelivery | undefined;
}

/** A voice on a medium where its post never went is heard on the portal. */
export async function writeVoices(tx: Tx, voices: readonly SampleVoice[], newsroom: Newsroom): Promise<void> {
  const placed = voices.map((voice) => placeOf(voice, newsroom.deliveries));
  await addRows(
    tx,
    'citizen_thread',
    placed.map((one) => threadRow(one, newsroom)),
  );
  await addRows(tx, 'citizen_message', placed.flatMap(messageRows));
  const answered = placed.filter(({ voice }) => voice.answer !== null);
  await addRows(
    tx,
    'reply',
    answered.map((one) => replyRow(one, newsroom)),
  );
  await addRows(tx, 'delivery', answered.map(replyDeliveryRow));
  await addRows(
    tx,
    'portal_reply',
    answered
      .filter(({ channel }) => channel.medium === 'portal')
      .map(({ voice }) => ({
        id: voice.answer?.id ?? '',
        client_reference: voice.answer?.id ?? '',
        thread_id: voice.id,
        agency_id: voice.agency.id,
        text: voice.answer?.text ?? '',
        published_at: later(voice.answer?.at ?? new Date(0), 400),
      })),
  );
}

function placeOf(voice: SampleVoice, deliveries: readonly SampleDelivery[]): Placed {
  const own = deliveries.filter(({ channel }) => channel.agency.id === voice.agency.id);
  const delivery = own.find(({ channel, post }) => post.id === voice.post?.id && channel.medium === voice.network);
  const channel = delivery?.channel ?? own.find(({ channel: { medium } }) => medium === 'portal')?.channel;
  if (!channel) throw new Error(`${voice.agency.short} has no portal channel`);
  return { voice, channel, delivery };
}

function kindOf({ voice, channel }: Placed): ThreadKind {
  if (voice.post !== null || channel.medium !== 'portal') return 'comment';
  return voice.kind === 'saran' || voice.kind === 'keluhan' ? voice.kind : 'pertanyaan';
}

function threadRow(place: Placed, { people }: Newsroom) {
  const { voice, channel } = place;
  const kind = kindOf(place);
  return {
    id: voice.id,
    agency_id: voice.agency.id,
    channel_id: channel.id,
    post_id: voice.post?.id ?? null,
    activity_id: voice.post?.activity.id ?? null,
    kind,
    tracking_code: channel.medium === 'portal' ? voice.trackingCode : null,
    ...citizenOf(place),
    village: voice.village,
    state: voice.done ? 'done' : 'open',
    assignee_id: !voice.done && voice.id < '6' ? staffOf(people, voice.agency.code, 'admin') : null,
    ...timesOf(voice, kind),
  };
}

function citizenOf(place: Placed) {
  const { voice } = place;
  const root = blueskyRoot(place);
  if (root === null) {
    return { citizen_name: voice.name, citizen_handle: '', citizen_remote_id: '', remote_root_id: '' };
  }
  const [name = ''] = voice.handle.split('.');
  return {
    citizen_name: name,
    citizen_handle: voice.handle,
    citizen_remote_id: `did:plc:warga-${voice.id}`,
    remote_root_id: root,
  };
}

/** The post's address on Bluesky, where the voice speaks there. */
function blueskyRoot({ channel, delivery }: Placed): string | null {
  return channel.medium === 'bluesky' && delivery ? remoteIdOf(delivery) : null;
}

function timesOf({ messages, answer, done }: SampleVoice, kind: ThreadKind) {
  const openedAt = messages[0]?.at ?? new Date(0);
  const lastAt = messages.at(-1)?.at ?? openedAt;
  const promised = answerDueAt(kind, openedAt, office);
  const times = { opened_at: openedAt, last_citizen_at: lastAt, answer_due_at: promised };
  if (answer === null) {
    const unanswered = { first_answer_at: null, first_answer_minutes: null };
    // Closed without an answer: spam, to which the city owes none.
    if (done)
      return { ...times, ...unanswered, answer_due_at: null, due_at: null, done_at: later(lastAt, 30 * minuteMs) };
    return { ...times, ...unanswered, due_at: promised, done_at: null };
  }
  const isOwedAgain = !done && lastAt > answer.at;
  return {
    ...times,
    first_answer_at: answer.at,
    first_answer_minutes: workingMinutesBetween(openedAt, answer.at, office),
    due_at: isOwedAgain ? answerDueAt(kind, lastAt, office) : null,
    done_at: done ? later(answer.at, 30 * minuteMs) : null,
  };
}

function messageRows(place: Placed) {
  const { voice, channel } = place;
  const root = blueskyRoot(place);
  return voice.messages.map(({ id, text, at, language }) => ({
    id,
    thread_id: voice.id,
    agency_id: voice.agency.id,
    channel_id: channel.id,
    remote_id: root !== null ? `at://did:plc:warga-${voice.id}/app.bsky.feed.post/${id.slice(0, 13)}` : id,
    remote_version: root !== null ? `bafy${id.slice(0, 8)}` : '',
    remote_parent_id: root ?? '',
    text,
    language,
    written_at: at,
    received_at: later(at, root !== null ? minuteMs : 0),
    moderation: voice.kind === 'spam' ? 'hidden' : 'shown',
  }));
}

function replyRow({ voice }: Placed, { people }: Newsroom) {
  return {
    id: voice.answer?.id ?? '',
    thread_id: voice.id,
    message_id: voice.messages[0]?.id ?? '',
    agency_id: voice.agency.id,
    text: voice.answer?.text ?? '',
    person_id: staffOf(people, voice.agency.code, 'admin'),
    created_at: voice.answer?.at ?? new Date(0),
  };
}

function replyDeliveryRow({ voice, channel }: Placed) {
  const at = voice.answer?.at ?? new Date(0);
  const content = { title: '', text: voice.answer?.text ?? '', language: 'id', slug: '', pictures: [], replyTo: null };
  return {
    agency_id: voice.agency.id,
    channel_id: channel.id,
    reply_id: voice.answer?.id ?? '',
    content: JSON.stringify(content),
    due_at: at,
    state: 'verified',
    remote_id: voice.answer?.id ?? '',
    sent_at: later(at, 400),
    verified_at: later(at, 700),
  };
}
