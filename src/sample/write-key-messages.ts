import type { Tx } from '#platform/db/db.ts';
import { type Chance, chanceFrom } from './chance.ts';
import contents from './content/key-messages.json' with { type: 'json' };
import { dayMs, hourMs, inMagelang, later, sampleId } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import type { SampleAgency } from './people-plan.ts';
import { addRows } from './sample.store.ts';

interface MessageContent {
  readonly title: string;
  readonly narrative: string;
  readonly points: readonly string[];
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  readonly facts: readonly string[];
  readonly programme?: string;
  readonly from: number;
  readonly until: number;
  /** Issued so many days ago. */
  readonly age: number;
  readonly all?: boolean;
  readonly agencies?: readonly string[];
  /** What its first version said, where it was revised. */
  readonly former?: string;
  readonly note?: string;
  readonly withdrawn?: string;
  readonly draft?: boolean;
}

interface Planned {
  readonly id: string;
  readonly content: MessageContent;
  readonly version: number;
  readonly issuedAt: Date;
  readonly recipients: readonly SampleAgency[];
}

const ownSeed = 1415;

/** Messages in every state, confirmed by most and carried by some of those they go to. */
export async function writeKeyMessages(
  tx: Tx,
  newsroom: Newsroom,
  { now, agencies }: { readonly now: Date; readonly agencies: readonly SampleAgency[] },
): Promise<void> {
  const chance = chanceFrom(ownSeed);
  const planned = (contents as readonly MessageContent[]).map((content): Planned => {
    const recipients = agencies.filter(({ code }, index) =>
      content.all ? index > 0 : content.agencies?.includes(code),
    );
    const version = content.draft ? 0 : content.former ? 2 : 1;
    return { id: sampleId(chance), content, version, issuedAt: later(now, -content.age * dayMs), recipients };
  });
  const by = staffOf(newsroom.people, agencies[0]?.code ?? '', 'coordinator');
  const issuer = agencies[0]?.id ?? '';
  await addRows(tx, 'key_message', planned.map((one) => ({ ...messageRow(one, newsroom, now), agency_id: issuer, created_by: by, updated_by: by }))); // oxfmt-ignore
  const chosen = planned.filter(({ content }) => !content.all);
  await addRows(tx, 'key_message_agency', chosen.flatMap(({ id, recipients }) => recipients.map((agency) => ({ message_id: id, agency_id: agency.id })))); // oxfmt-ignore
  await addRows(tx, 'key_message_version', planned.flatMap((one) => versionRows(one).map((row) => ({ ...row, person_id: by })))); // oxfmt-ignore
  await addRows(
    tx,
    'key_message_confirmation',
    planned.flatMap((one) => confirmationRows(chance, one, newsroom)),
  );
  await addRows(
    tx,
    'post_key_message',
    planned.flatMap((one) => carryingRows(one, newsroom)),
  );
}

function messageRow({ id, content, version, issuedAt }: Planned, { programmeIds }: Newsroom, now: Date) {
  const day = (days: number): string => inMagelang(now, days, 12).toISOString().slice(0, 10);
  const { title, narrative, withdrawn = '' } = content;
  return {
    id,
    title,
    narrative,
    version,
    points: JSON.stringify(content.points),
    dos: JSON.stringify(content.dos),
    donts: JSON.stringify(content.donts),
    fact_codes: JSON.stringify(content.facts),
    programme_id: programmeIds.get(content.programme ?? '') ?? null,
    valid_from: day(content.from),
    valid_until: day(content.until),
    for_all: content.all ?? false,
    state: version === 0 ? 'draft' : withdrawn === '' ? 'issued' : 'withdrawn',
    issued_at: version === 0 ? null : issuedAt,
    withdrawn_at: withdrawn === '' ? null : later(issuedAt, 5 * dayMs),
    withdrawn_note: withdrawn,
    created_at: later(issuedAt, -dayMs),
    updated_at: issuedAt,
  };
}

function versionRows({ id, content, version, issuedAt }: Planned) {
  const { narrative, points } = content;
  const first = content.former ? { narrative, points: [content.former, ...points.slice(2)] } : { narrative, points };
  const all = [
    { content: JSON.stringify(first), note: '', at: later(issuedAt, (1 - version) * 12 * dayMs) },
    { content: JSON.stringify({ narrative, points }), note: content.note ?? '', at: issuedAt },
  ];
  return all.slice(0, version).map((row, index) => ({ ...row, message_id: id, version: index + 1 }));
}

const readShare = 0.65;

function confirmationRows(chance: Chance, { id, version, issuedAt, recipients }: Planned, { people }: Newsroom) {
  return recipients.flatMap(({ id: agencyId, code }) => {
    const admin = staffOf(people, code, 'admin');
    // DPUPR, of which the guides speak, has its newest messages still before it.
    const newest = code === 'DPUPR' ? false : chance.happens(readShare);
    return Array.from({ length: version }, (_, index) => index + 1)
      .filter((one) => one < version || newest)
      .map((one) => {
        const at = later(issuedAt, (one - version) * 12 * dayMs + chance.between(1, 40) * hourMs);
        return { message_id: id, version: one, agency_id: agencyId, person_id: admin, at };
      });
  });
}

const mostCarriers = 6;

/** The posts of its agencies that share a word of its title, made after it was issued. */
function carryingRows({ id, content, version, issuedAt, recipients }: Planned, { posts, people }: Newsroom) {
  if (version === 0) return [];
  const words = content.title.toLowerCase().match(/[a-z]{5,}/g) ?? [];
  const first = later(issuedAt, (1 - version) * 12 * dayMs);
  const own = new Set(recipients.map((agency) => agency.id));
  return posts
    .filter(({ post }) => own.has(post.activity.agency.id) && post.state !== 'withdrawn' && post.publishAt >= first)
    .filter(({ post }) => words.some((word) => `${post.title} ${post.text}`.toLowerCase().includes(word)))
    .filter(({ post }, index, all) => isAmongFirstTwo(all.map((one) => one.post.activity.agency.id), { of: post.activity.agency.id, index }))
    .slice(0, mostCarriers)
    .map(({ post }) => ({ post_id: post.id, message_id: id, person_id: staffOf(people, post.activity.agency.code, 'admin'), at: post.createdAt > first ? post.createdAt : first })); // oxfmt-ignore
}

function isAmongFirstTwo(
  ids: readonly string[],
  { of, index }: { readonly of: string; readonly index: number },
): boolean {
  return ids.slice(0, index).filter((id) => id === of).length < 2;
}
