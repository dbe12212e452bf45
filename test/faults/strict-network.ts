import { accept, refuse } from '../../src/platform/result.ts';
import type { Answer, ClientReference, Failure, Publish, Sent } from '../../src/channels/index.ts';
import type { Chance } from './chance.ts';
import type { WireEvents } from './faulty-wire.ts';

/**
 * A network where every accepted call makes a new post, as most do, and where looking shows a post only some time after
 * it was made. Nothing may ever be sent there twice.
 */
export interface StrictNetwork {
  /** By its address there: the text, while it is visible. */
  readonly posts: Map<string, string>;
  readonly publisher: Publish;
}

interface Strict {
  readonly chance: Chance;
  readonly faultRate: () => number;
  readonly events: WireEvents;
}

const failures: readonly [Failure, ...Failure[]] = [
  { kind: 'unreachable', detail: 'ECONNREFUSED' },
  { kind: 'unanswered', detail: 'cut' },
  { kind: 'not-understood', status: 200, excerpt: '<html>' },
  { kind: 'must-reconnect', detail: 'session expired' },
  { kind: 'lacks-permission', detail: 'no publish right' },
  { kind: 'rejected', detail: 'not allowed here' },
];
/** After these the post may be there all the same. */
const mayHaveArrived: readonly Failure['kind'][] = ['unanswered', 'not-understood'];

export function strictNetwork({ chance, faultRate, events }: Strict): StrictNetwork {
  const posts = new Map<string, string>();
  const hiddenFor = new Map<string, number>();
  let made = 0;

  const call = async <Value>(act: () => Value, sentAs?: string): Answer<Value> => {
    await events.onTheWay('going');
    const failure = chance.happens(faultRate()) ? slowed(chance) : undefined;
    if (failure) events.met(`network: ${failure.kind}`);
    const arrives = failure === undefined || (mayHaveArrived.includes(failure.kind) && chance.happens(0.5));
    const value = arrives ? act() : undefined;
    if (failure?.kind === 'rejected' && sentAs !== undefined) events.refused(sentAs);
    await events.onTheWay('coming');
    return failure ? refuse(failure) : accept(value as Value);
  };
  const make = (reference: string, text: string): Sent => {
    made += 1;
    const remoteId = `${reference}/${made}`;
    posts.set(remoteId, text);
    hiddenFor.set(remoteId, chance.upTo(3));
    return { remoteId, remoteVersion: '', url: `https://jejaring.test/${remoteId}` };
  };
  const shown = (remoteId: string): boolean => {
    const left = hiddenFor.get(remoteId) ?? 0;
    hiddenFor.set(remoteId, left - 1);
    return posts.has(remoteId) && left <= 0;
  };
  const publisher: Publish = {
    repeatable: false,
    prepare: (session, post) =>
      call(() => ({
        clientReference: `${post.deliveryId}-${chance.upTo(1_000_000)}` as ClientReference,
        createdAt: session.now(),
        record: { text: post.text },
      })),
    send: async (_session, { clientReference, record }) => {
      const { text } = record as { readonly text: string };
      await events.putting(text);
      return await call(() => make(clientReference, text), clientReference);
    },
    find: (_session, { clientReference }) =>
      call(() => {
        const remoteId = [...posts.keys()].find((id) => id.startsWith(`${clientReference}/`));
        if (remoteId === undefined || !shown(remoteId)) return 'absent' as const;
        return { remoteId, remoteVersion: '', url: `https://jejaring.test/${remoteId}` };
      }),
    verify: (_session, { remoteId }) => call(() => shown(remoteId)),
    withdraw: (_session, { remoteId }) =>
      call(() => {
        posts.delete(remoteId);
        return 'withdrawn' as const;
      }),
  };
  return { posts, publisher };
}

function slowed(chance: Chance): Failure {
  return chance.happens(0.2)
    ? { kind: 'slow-down', until: new Date(Date.now() + 1000 * chance.upTo(90)) }
    : chance.pick(failures);
}
