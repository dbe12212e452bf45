import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../src/organisation/index.ts';
import { inTransaction } from '../../src/platform/db/db.ts';
import { resolveDelivery } from '../../src/publishing/deliveries/resolve-delivery.ts';
import { retryDelivery } from '../../src/publishing/deliveries/retry-delivery.ts';
import { resumeChannel } from '../../src/publishing/deliveries/sweep-deliveries.ts';
import { endPause } from '../../src/publishing/pauses/end-pause.ts';
import { startPause } from '../../src/publishing/pauses/start-pause.ts';
import { approvePost } from '../../src/publishing/posts/approve-post.ts';
import { createPost } from '../../src/publishing/posts/create-post.ts';
import { saveDraft } from '../../src/publishing/posts/save-draft.ts';
import { schedulePost } from '../../src/publishing/posts/schedule-post.ts';
import { submitForReview } from '../../src/publishing/posts/submit-for-review.ts';
import { withdrawPost } from '../../src/publishing/posts/withdraw-post.ts';
import { aContent, postRow } from '../support/publishing.ts';
import type { Slot, World } from './world.ts';

export interface TriedPost {
  readonly id: string;
  /** In every wording of it. */
  readonly mark: string;
  readonly slots: readonly Slot[];
}

export interface TriedDelivery {
  readonly id: string;
  readonly postId: string;
  readonly slot: Slot;
  readonly state: string;
  readonly takeDownAsked: boolean;
  readonly text: string;
}

/** What people do at the desk, on connections that hold. */
export class People {
  readonly posts: TriedPost[] = [];
  /** What may not reach a network any more: `slot:text`. */
  readonly stopped = new Set<string>();
  readonly #world: World;
  /** By pause: what it holds back. */
  readonly #held = new Map<string, ReadonlySet<string>>();
  #drafts = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get #tools() {
    const { place, jobs } = this.#world;
    return {
      db: place.database.db,
      jobs: jobs.jobs,
      now: () => new Date(),
      onDeliverySettled: () => Promise.resolve(),
    };
  }

  get #everybody(): World['place']['city']['people'] & { readonly coordinator: Actor } {
    const { people, coordinator } = this.#world.place.city;
    return { ...people, coordinator };
  }

  async writeAndSchedule(slots: readonly Slot[]): Promise<void> {
    const { contributor } = this.#everybody;
    const agencyId = this.#world.place.city.own;
    const made = await createPost(this.#tools, contributor, { agencyId, activityId: null, wishedTime: null });
    if (!made.ok) throw new Error(made.refusal.kind);
    const post = { id: made.value.id, mark: randomBytes(6).toString('hex'), slots };
    this.posts.push(post);
    await this.#write(post);
    await this.#sendOut(post);
  }

  async #write(post: TriedPost): Promise<boolean> {
    this.#drafts += 1;
    const channels = post.slots.map((slot) => ({ channelId: this.#world.place.channels[slot], text: null }));
    const content = aContent({ text: `Kabar ${post.mark} naskah ${this.#drafts}.`, channels });
    const { revision } = await postRow(this.#tools.db, post.id);
    const before = await this.deliveries(post.id);
    const saved = await saveDraft(this.#tools, this.#everybody.contributor, { postId: post.id, revision, content });
    if (saved.ok) await this.#stop(before);
    return saved.ok;
  }

  async #sendOut({ id: postId }: TriedPost): Promise<void> {
    await submitForReview(this.#tools, this.#everybody.contributor, { postId });
    const { revision } = await postRow(this.#tools.db, postId);
    await approvePost(this.#tools, this.#everybody.approver, { postId, revision });
    await this.#reschedule(postId);
  }

  /** May go out from here on, also what was stopped before. */
  async #reschedule(postId: string): Promise<void> {
    const { text } = await postRow(this.#tools.db, postId);
    const stopped = [...this.stopped].filter((one) => one.endsWith(`:${text}`));
    for (const one of stopped) this.stopped.delete(one);
    const done = await schedulePost(this.#tools, this.#everybody.admin, { postId, time: 'now' });
    if (!done.ok) for (const one of stopped) this.stopped.add(one);
  }

  /** Those of its deliveries that no network has been handed, now that a person has stopped them. */
  async #stop(before: readonly TriedDelivery[]): Promise<void> {
    const now = new Map((await this.deliveries()).map((delivery) => [delivery.id, delivery]));
    for (const { id, slot, text } of before) {
      const state = now.get(id)?.state ?? 'withdrawn';
      if (['scheduled', 'withdrawn', 'missed'].includes(state)) this.stopped.add(`${slot}:${text}`);
    }
  }

  /** Something, or nothing, at random. */
  async act(): Promise<void> {
    const { chance } = this.#world;
    const post = chance.pick(this.posts);
    if (!post) return;
    const acts: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
      () => this.#edit(post),
      () => this.#withdraw(post, chance.happens(0.7)),
      () => this.#startPause(),
      () => this.#endOnePause(),
      () => this.#retryOne(),
      () => this.reconnect(),
      () => this.#reschedule(post.id),
    ];
    await chance.pick(acts)();
  }

  async #edit(post: TriedPost): Promise<void> {
    if ((await this.#write(post)) && this.#world.chance.happens(0.6)) await this.#sendOut(post);
  }

  async #withdraw({ id: postId }: TriedPost, takeDown: boolean): Promise<void> {
    const before = await this.deliveries(postId);
    const done = await withdrawPost(this.#tools, this.#everybody.admin, { postId, takeDown, note: '' });
    if (done.ok) await this.#stop(before);
  }

  async #startPause(): Promise<void> {
    const { chance, place } = this.#world;
    const target = chance.pick([
      { kind: 'city' },
      { kind: 'agency', agencyId: place.city.own },
      { kind: 'channel', channelId: place.channels.portal },
    ] as const);
    const terms = { reason: 'Banjir', endsAt: null, holdsReplies: false, allowed: [] };
    const started = await startPause(this.#tools, this.#everybody.coordinator, { target, terms });
    if (!started.ok) return;
    const held = (await this.deliveries()).filter(
      ({ slot, state }) => state === 'scheduled' && (target.kind !== 'channel' || slot === 'portal'),
    );
    this.#held.set(started.value.id, new Set(held.map(({ slot, text }) => `${slot}:${text}`)));
  }

  async #endOnePause(): Promise<void> {
    const id = this.#world.chance.pick([...this.#held.keys()]);
    if (id === undefined) return;
    this.#held.delete(id);
    await endPause(this.#tools, this.#everybody.coordinator, id);
  }

  async endPauses(): Promise<void> {
    while (this.#held.size > 0) await this.#endOnePause();
  }

  isHeld(slot: Slot, text: string): boolean {
    return [...this.#held.values()].some((held) => held.has(`${slot}:${text}`));
  }

  async #retryOne(): Promise<void> {
    const failed = (await this.deliveries()).filter(({ state }) => state === 'failed' || state === 'missed');
    const one = this.#world.chance.pick(failed);
    if (!one) return;
    const again = await retryDelivery(this.#tools, this.#everybody.admin, { deliveryId: one.id, time: 'now' });
    if (again.ok) this.stopped.delete(`${one.slot}:${one.text}`);
  }

  /** The account is signed in anew, as reconnecting leaves it. */
  async reconnect(): Promise<void> {
    const { place } = this.#world;
    await inTransaction(place.database.db, async (tx) => {
      await sql`update channel set state = 'connected', state_reason = '' where agency_id = ${place.city.own}`.execute(
        tx,
      );
      for (const id of Object.values(place.channels)) await resumeChannel(this.#tools, tx, id);
    });
  }

  /** Somebody looks at the network, sees what is there, and says so. */
  async resolve({ id: deliveryId }: TriedDelivery, isThere: boolean): Promise<boolean> {
    const url = 'https://bsky.app/profile/did:plc:kota/post/3abc';
    const found = isThere ? ({ there: true, url } as const) : ({ there: false } as const);
    return (await resolveDelivery(this.#tools, this.#everybody.admin, { deliveryId, found })).ok;
  }

  async deliveries(postId?: string): Promise<readonly TriedDelivery[]> {
    const posts = postId === undefined ? this.posts.map(({ id }) => id) : [postId];
    const { rows } = await sql<TriedDelivery>`
      select d.id, d.post_id as "postId", c.network as slot, d.state, d.take_down_at is not null as "takeDownAsked",
        d.content ->> 'text' as text
      from delivery d join channel c on c.id = d.channel_id where d.post_id = any(${posts}::uuid[])
      order by array_position(${posts}::uuid[], d.post_id), c.network`.execute(this.#world.place.database.db);
    return rows;
  }
}
