import { randomBytes } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId, Role } from '../../src/organisation/index.ts';
import { anActivityBody, aPostBody } from './matrix-bodies.ts';
import { calendarCases } from './matrix-calendar.ts';
import { cardCases } from './matrix-cards.ts';
import { campaignCases } from './matrix-campaigns.ts';
import { goalCases, goalThings } from './matrix-goals.ts';
import { voiceCases } from './matrix-voices.ts';
import { messageCases, messageThings } from './matrix-messages.ts';
import { outlineCases, outlineThings } from './matrix-outline.ts';
import { libraryCases } from './matrix-media.ts';
import { pauseCases, pauseThings } from './matrix-pauses.ts';
import { reviewCases, reviewThings } from './matrix-reviews.ts';
import { programmeCases, programmeThings } from './matrix-programmes.ts';
import { slotCases, slotThings } from './matrix-slots.ts';
import { strategyCases } from './matrix-strategy.ts';
import { sheetCases, sheetThings } from './matrix-sheets.ts';
import { aPerson } from './people.ts';
import { archiveCases } from './matrix-archive.ts';
import { aChannel, aPostedPost } from './voices.ts';

/** One fresh thing at that agency; gives its id. */
type Seed = (db: Db, agencyId: AgencyId) => Promise<string>;

const mark = (): string => randomBytes(5).toString('hex');

/** By the word in the path before the parameter: `/posts/{id}` needs a post. */
export const things: Readonly<Record<string, Seed>> = {
  ...goalThings,
  ...messageThings,
  ...outlineThings,
  ...pauseThings,
  ...reviewThings,
  ...programmeThings,
  ...slotThings,
  agencies: (_, agencyId) => Promise.resolve(agencyId),
  people: async (db, agencyId) => (await aPerson(db, { role: 'contributor', agencyId })).personId,
  invitations: async (db, agencyId) => {
    const inviter = await aPerson(db, { role: 'admin', agencyId });
    return await inserted(db, 'invitation', {
      agency_id: agencyId,
      role: 'contributor',
      name: 'Tamu',
      email: `tamu.${mark()}@kota.test`,
      token_hash: randomBytes(32),
      invited_by: inviter.personId,
      expires_at: new Date('2099-01-01T00:00:00Z'),
    });
  },
  programmes: (db, agencyId) =>
    inserted(db, 'programme', {
      agency_id: agencyId,
      slug: mark(),
      name: `Prodamai ${mark()}`,
      starts_on: '2025-02-20',
    }),
  strategies: (_, agencyId) => Promise.resolve(agencyId),
  pillars: (db, agencyId) => inserted(db, 'content_pillar', { agency_id: agencyId, name: `Pilar ${mark()}` }),
  campaigns: (db, agencyId) =>
    inserted(db, 'campaign', {
      agency_id: agencyId,
      name: 'Cegah Stunting',
      starts_on: '2026-11-01',
      ends_on: '2026-12-31',
    }),
  activities: (db, agencyId) =>
    inserted(db, 'activity', { agency_id: agencyId, slug: mark(), title: 'Vaksinasi di alun-alun' }),
  media: (db, agencyId) =>
    inserted(db, 'media', {
      agency_id: agencyId,
      sha256: randomBytes(32).toString('hex'),
      mime: 'image/jpeg',
      bytes: 1000,
      width: 800,
      height: 600,
      original_name: 'foto.jpg',
    }),
  channels: async (db, agencyId) => (await aChannel(db, { agencyId, network: 'by-hand' })).id,
  posts: (db, agencyId) =>
    inserted(db, 'post', { agency_id: agencyId, slug: mark(), title: 'Jadwal vaksin', text: 'Datang pukul delapan.' }),
  ...sheetThings,
  deliveries: async (db, agencyId) => {
    const channel = await aChannel(db, { agencyId, network: 'by-hand' });
    return (await aPostedPost(db, { agencyId, channelId: channel.id })).deliveryId;
  },
  threads: async (db, agencyId) => (await aConversation(db, agencyId)).threadId,
  messages: async (db, agencyId) => (await aConversation(db, agencyId)).messageId,
  replies: async (db, agencyId) => {
    const { threadId, messageId } = await aConversation(db, agencyId);
    return await inserted(db, 'reply', {
      agency_id: agencyId,
      thread_id: threadId,
      message_id: messageId,
      text: 'Terima kasih, kami cek.',
    });
  },
  moderations: async (db, agencyId) => {
    const { messageId } = await aConversation(db, agencyId);
    return await inserted(db, 'moderation', {
      message_id: messageId,
      action: 'hide',
      reason: 'spam',
      previous: 'shown',
    });
  },
};

async function aConversation(db: Db, agencyId: AgencyId): Promise<{ threadId: string; messageId: string }> {
  const at = new Date('2026-11-20T03:00:00Z');
  const threadId = await inserted(db, 'citizen_thread', {
    agency_id: agencyId,
    kind: 'keluhan',
    tracking_code: mark(),
    opened_at: at,
    last_citizen_at: at,
  });
  const messageId = await inserted(db, 'citizen_message', {
    thread_id: threadId,
    agency_id: agencyId,
    remote_id: mark(),
    text: 'Lampu jalan mati',
    written_at: at,
  });
  return { threadId, messageId };
}

async function inserted(db: Db, table: string, row: object): Promise<string> {
  const { id } = await inTransaction(db, (tx) =>
    tx
      .insertInto(table as 'post')
      .values(row as never)
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Restoring needs something that was removed. */
function removed(
  table: 'programme' | 'content_pillar' | 'campaign' | 'activity' | 'channel' | 'post',
  word: string,
): Seed {
  return async (db, agencyId) => {
    const id = (await things[word]?.(db, agencyId)) ?? '';
    const at = { removed_at: new Date() };
    await inTransaction(db, (tx) =>
      tx
        .updateTable(table as 'post')
        .set(at)
        .where('id', '=', id)
        .execute(),
    );
    return id;
  };
}

/** What one call of the matrix is aimed at. */
export interface Aim {
  readonly db: Db;
  readonly agencyId: AgencyId;
  /** The top of the tree. */
  readonly root: AgencyId;
  /** The thing in the path, made for this call. */
  readonly id: string;
}

export interface Case {
  /**
   * What decides: the `agency` of the thing in the path or of the body (the rule), having the role `somewhere`,
   * having it for the whole `city`, having an `account`, or nothing (`public`). Derived when absent.
   */
  readonly by?: 'agency' | 'somewhere' | 'city' | 'account' | 'public';
  /** Must pass the endpoint's schema, or the answer says nothing about permission. */
  readonly body?: (aim: Aim) => object | Promise<object>;
  readonly query?: (aim: Aim) => Record<string, string>;
  readonly params?: (aim: Aim) => Record<string, string>;
  /** Who may, where the endpoint's own operation only opens the door and the thing's state decides more. */
  readonly roles?: readonly Role[];
  /** Another thing than the path's word says. */
  readonly thing?: Seed;
  /** A form with a file instead of JSON. */
  readonly form?: (aim: Aim) => FormData;
  /** The owner's own thing can't be made in advance: 404 says nothing. */
  readonly mayBeMissing?: true;
  /** Streams: only the status is looked at. */
  readonly endless?: true;
}

const aProgrammeBody = ({ agencyId }: Aim): object => ({
  agencyId,
  name: `Prodamai ${mark()}`,
  summary: '',
  startsOn: '2025-02-20',
  endsOn: null,
  revision: 1,
});
const aPassword = 'kuda lumping menari pagi';
const newAgency = (): object => ({ code: mark(), name: 'Dinas Baru', shortName: `Baru ${mark()}` });

/**
 * What each endpoint needs beyond the defaults: a thing by the path, an empty body. An endpoint with a body stands
 * here, or the matrix says so.
 */
export const cases: Readonly<Record<string, Case>> = {
  ...calendarCases,
  ...campaignCases,
  ...cardCases,
  ...goalCases,
  ...messageCases,
  ...outlineCases,
  ...programmeCases,
  ...pauseCases,
  ...slotCases,
  ...voiceCases,
  ...sheetCases,
  'post /sign-in': { body: () => ({ email: 'x@kota.test', password: 'x' }) },
  'post /sign-in/second-factor': { body: () => ({ code: '123456' }) },
  'post /sign-in/passkey': { body: () => ({ response: { id: 'x' } }) },
  'post /password-reset': { body: () => ({ email: 'x@kota.test' }) },
  'post /password-reset/done': { body: () => ({ token: 'x'.repeat(30), password: aPassword }) },
  'get /city': { by: 'account' },
  'patch /city': { by: 'city', body: () => ({ portalTagline: mark() }) },
  'post /first-run': {
    body: () => ({
      key: 'wrong',
      city: { name: 'Kota', governmentName: 'Pemerintah Kota', zone: 'Asia/Jakarta' },
      agency: { code: 'A', name: 'Dinas', shortName: 'A' },
      coordinator: { name: 'Sari', email: 'sari@kota.test', password: aPassword },
    }),
  },
  'patch /me': { body: () => ({ jobTitle: mark() }) },
  'delete /me/sessions/{sessionId}': { params: () => ({ sessionId: crypto.randomUUID() }), mayBeMissing: true },
  'post /me/tokens': { body: () => ({ name: 'skrip' }) },
  'delete /me/tokens/{tokenId}': { params: () => ({ tokenId: crypto.randomUUID() }), mayBeMissing: true },
  'post /me/password': { body: () => ({ current: aPassword, password: aPassword }) },
  'post /me/two-factor': { body: () => ({ password: aPassword }) },
  'post /me/two-factor/confirm': { body: () => ({ code: '123456' }) },
  'post /me/two-factor/stop': { body: () => ({ password: aPassword }) },
  'post /me/two-factor/backup-codes': { body: () => ({ password: aPassword }) },
  'post /me/passkeys': { body: () => ({ name: 'laptop', response: {} }) },
  'delete /me/passkeys/{passkeyId}': { params: () => ({ passkeyId: crypto.randomUUID() }), mayBeMissing: true },
  'get /agencies': { by: 'somewhere' },
  'post /agencies': { body: ({ agencyId }) => ({ ...newAgency(), parentId: agencyId }) },
  'post /agencies/paste': { body: ({ agencyId }) => ({ parentId: agencyId, text: `${mark()}; Dinas Baru` }) },
  'patch /agencies/{agencyId}': { body: () => ({ code: mark() }) },
  'post /agencies/{agencyId}/rename': {
    body: () => ({ name: `Dinas ${mark()}`, shortName: mark(), validFrom: '2026-12-01' }),
  },
  'post /agencies/{agencyId}/move': { body: ({ id }) => ({ parentId: id }) },
  'put /agencies/{agencyId}/active': { body: () => ({ active: true }) },
  'patch /agencies/{agencyId}/settings': { body: () => ({ moderatesComments: true }) },
  'patch /people/{personId}': { body: () => ({ jobTitle: mark() }) },
  'put /people/{personId}/memberships': {
    body: ({ agencyId }) => ({ memberships: [{ agencyId, role: 'liaison' }] }),
  },
  'put /people/{personId}/active': { body: () => ({ active: false }) },
  'get /invitations': { by: 'somewhere' },
  'post /invitations': {
    body: ({ agencyId }) => ({ name: 'Tamu', email: `${mark()}@kota.test`, agencyId, role: 'contributor' }),
  },
  'post /joining/invitation': { body: () => ({ token: 'x'.repeat(30) }) },
  'post /joining': { body: () => ({ token: 'x'.repeat(30), name: 'Sari', password: aPassword }) },
  'get /events': { by: 'account', endless: true },
  'post /media': {
    form: ({ agencyId }) => {
      const form = new FormData();
      form.set('agencyId', agencyId);
      form.set('file', new File(['no picture'], 'x.jpg', { type: 'image/jpeg' }));
      return form;
    },
  },
  ...libraryCases,
  'get /media/{id}/{rendition}': { params: ({ id }) => ({ id, rendition: '320' }) },
  'post /programmes': { body: aProgrammeBody },
  'put /programmes/{id}': { body: aProgrammeBody },
  'post /programmes/{id}/restore': { thing: removed('programme', 'programmes') },
  ...strategyCases,
  'post /pillars/{id}/restore': { thing: removed('content_pillar', 'pillars') },
  'post /channels/accounts': {
    // Not an app password: refused before anything is sent.
    body: ({ agencyId }) => ({ agencyId, network: 'bluesky', handle: 'kota.test', appPassword: 'wrong' }),
  },
  'post /channels/by-hand': { body: ({ agencyId }) => ({ agencyId, medium: 'radio', name: 'Radio Kota' }) },
  'post /channels/{id}/reconnect': { body: () => ({ appPassword: 'wrong' }) },
  'post /channels/{id}/switch': { body: () => ({ on: false }) },
  'post /channels/{id}/restore': { thing: removed('channel', 'channels') },
  'post /activities/{id}/restore': { thing: removed('activity', 'activities') },
  'post /activities': { body: ({ agencyId }) => ({ agencyId, title: 'Vaksinasi' }) },
  'put /activities/{id}': { body: () => ({ ...anActivityBody, revision: 1 }) },
  'post /campaigns/{id}/restore': { thing: removed('campaign', 'campaigns') },
  'post /posts': { body: ({ agencyId }) => ({ agencyId }) },
  // A fresh draft has no version yet.
  'get /posts/{id}/versions/{version}': { params: ({ id }) => ({ id, version: '1' }), mayBeMissing: true },
  'put /posts/{id}': { body: () => aPostBody },
  'post /posts/{id}/approve': { body: () => ({ revision: 1 }), roles: ['coordinator', 'approver'] },
  'post /posts/{id}/return': { body: () => ({ note: 'Tanggalnya belum sama.' }), roles: ['coordinator', 'approver'] },
  ...reviewCases,
  ...archiveCases,
  'put /posts/{id}/time': { body: () => ({ time: 'now' }), roles: ['coordinator', 'admin', 'contributor'] },
  'post /posts/{id}/restore': { thing: removed('post', 'posts') },
  'post /deliveries/retry': {
    body: async ({ db, agencyId }) => ({ deliveryIds: [await things['deliveries']?.(db, agencyId)] }),
  },
  'post /deliveries/{id}/resolve': { body: () => ({ there: false }) },
  'get /reports/overview': { query: () => ({ from: '2026-11-01', to: '2026-11-24' }) },
  'get /reports/csv': { query: () => ({ from: '2026-11-01', to: '2026-11-24' }) },
  'get /consistency/posts': { query: ({ agencyId }) => ({ agencyId, part: 'out' }) },
  'get /consistency': { query: ({ agencyId }) => ({ agencyId }) },
  'get /consistency/league': { by: 'city', roles: [] },
  'put /consistency/league': { by: 'city', body: () => ({ shown: true }) },
  'get /consistency/letters': { by: 'account' },
  'put /consistency/letters': { by: 'account', body: () => ({ wanted: false }) },
  'put /consistency/stories': { body: ({ agencyId }) => ({ agencyId, perWeek: 2 }) },
  'post /numbers': {
    body: async ({ db, agencyId }) => ({
      channelId: await things['channels']?.(db, agencyId),
      deliveryId: null,
      numbers: [{ meaning: 'followers', value: 10 }],
    }),
  },
  'get /search': { query: () => ({ q: 'vaksin' }) },
};
