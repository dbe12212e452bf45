import { randomBytes } from 'node:crypto';
import type { AgencyId } from '../../src/organisation/index.ts';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { Change } from '../../src/platform/events/events.ts';
import type { Listener } from '../../src/platform/events/listen.ts';
import { openLog } from '../../src/platform/log/log.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import { createPortal, type Portal } from '../../src/portal/index.ts';

export const portalUrl = 'https://kabar.kota.test';

export interface TestPortal {
  readonly portal: Portal;
  /** What time the portal believes it is; may be set. */
  now: Date;
  /** As if a server process had announced it. */
  hear(change: Change): void;
  /** A page, with its status and what it says. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Opened>;
  /** Sends the form that stands on that page, as a browser without JavaScript would. */
  submit(
    path: string,
    filled: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Opened>;
}

export interface Opened {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export function aPortal(db: Db, now = new Date('2026-11-24T03:00:00Z')): TestPortal {
  const hearers: ((payload: string) => void)[] = [];
  const listener: Listener = {
    on: (_channel, hear) => void hearers.push(hear),
    onGap: () => undefined,
    close: () => Promise.resolve(),
  };
  const test: TestPortal = {
    now,
    hear: (change) => hearers.forEach((hear) => hear(JSON.stringify(change))),
    get: async (path, headers = {}) => await opened(portal, path, { headers }),
    submit: async (path, filled, headers = {}) =>
      await opened(portal, path, {
        method: 'POST',
        body: new URLSearchParams(filled).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: portalUrl, ...headers },
      }),
    portal: createPortal({
      db,
      now: () => test.now,
      log: openLog('silent'),
      publicUrl: portalUrl,
      secretKey: 'a secret key that is long enough for tests',
      secrets: secretBox('a secret key that is long enough for tests'),
      listener,
    }),
  };
  const { portal } = test;
  return test;
}

async function opened({ app }: Portal, path: string, init: RequestInit): Promise<Opened> {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** The token of the first form on a page, some seconds after it was opened. */
export async function tokenOn(test: TestPortal, path: string): Promise<string> {
  const { text } = await test.get(path);
  const token = /name="tanda" value="([^"]+)"/.exec(text)?.[1] ?? '';
  test.now = new Date(test.now.getTime() + 10_000);
  return token;
}

export interface PublishedPost {
  readonly postId: string;
  readonly pageId: string;
  readonly slug: string;
}

/** A post that the engine has published on the portal. */
export async function aPublishedPost(
  db: Db,
  { portal, now }: TestPortal,
  post: {
    agencyId: AgencyId;
    title?: string;
    text?: string;
    activityId?: string;
    informationClass?: string;
    publishedAt?: Date;
    pictures?: readonly { mediaId: string; alt: string; width: number; height: number }[];
  },
): Promise<PublishedPost> {
  const slug = `kabar-${randomBytes(4).toString('hex')}`;
  const { title = 'Bank sampah buka tiap Sabtu', text = 'Bank sampah Kemirirejo buka tiap Sabtu pukul delapan.' } =
    post;
  const postId = await inTransaction(db, async (tx) => {
    const row = await tx
      .insertInto('post')
      .values({
        agency_id: post.agencyId,
        activity_id: post.activityId ?? null,
        slug,
        title,
        text,
        information_class: post.informationClass ?? 'berkala',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
  const made = await portal.host.publishPage({
    clientReference: randomBytes(8).toString('hex'),
    agencyId: post.agencyId,
    postId,
    slug,
    title,
    text,
    pictures: post.pictures ?? [],
    publishedAt: post.publishedAt ?? now,
  });
  if (!made.ok) throw new Error(`Not published: ${made.refusal.kind}`);
  return { postId, pageId: made.value.id, slug };
}

export async function aMedium(db: Db, agencyId: AgencyId): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const row = await tx
      .insertInto('media')
      .values({
        agency_id: agencyId,
        sha256: randomBytes(32).toString('hex'),
        mime: 'image/jpeg',
        bytes: 1000,
        width: 1600,
        height: 900,
        original_name: 'foto.jpg',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

/** An activity of a flagship programme, shown to citizens. */
export async function aShownActivity(
  db: Db,
  activity: { agencyId: AgencyId; title?: string; village?: string; programme?: string; what?: string },
): Promise<{ id: string; slug: string; programmeSlug: string; programmeId: string }> {
  const mark = randomBytes(4).toString('hex');
  return await inTransaction(db, async (tx) => {
    const programme = await tx
      .insertInto('programme')
      .values({
        agency_id: activity.agencyId,
        slug: `program-${mark}`,
        name: activity.programme ?? `Prodamai ${mark}`,
        summary: 'Setiap RT memilih sendiri.',
        starts_on: '2025-02-20',
      })
      .returning(['id', 'slug'])
      .executeTakeFirstOrThrow();
    const row = await tx
      .insertInto('activity')
      .values({
        agency_id: activity.agencyId,
        slug: `kegiatan-${mark}`,
        title: activity.title ?? 'Saluran Jalan Barito dikeruk',
        what: activity.what ?? 'Mengeruk saluran 1,2 km',
        village: activity.village ?? 'Potrobangsan',
        starts_at: new Date('2026-11-23T01:00:00Z'),
        ends_at: new Date('2026-11-30T08:00:00Z'),
        facts: JSON.stringify([{ label: 'Panjang', value: '1,2 km' }]),
        quotes: JSON.stringify([{ text: 'Kami kerjakan malam hari.', name: 'Sari', title: 'Kepala bidang' }]),
        shown_on_portal: true,
      })
      .returning(['id', 'slug'])
      .executeTakeFirstOrThrow();
    await tx.insertInto('activity_programme').values({ activity_id: row.id, programme_id: programme.id }).execute();
    return { id: row.id, slug: row.slug, programmeSlug: programme.slug, programmeId: programme.id };
  });
}
