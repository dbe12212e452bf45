import { createHash } from 'node:crypto';
import type { Attempt, ClientReference, Connector, Sent, Session } from '#channels/index.ts';
import { accept } from '#platform/result.ts';
import { practiceOrigin } from './channels-plan.ts';

/**
 * The real network, except for accounts of the sample city: theirs is a network of practice inside the process, which
 * takes posts and reads them back, so that trying things out never reaches anybody.
 */
export function withPractice(real: Connector): Connector {
  return {
    network: real.network,
    ...(real.connect && { connect: connecting(real.connect) }),
    ...(real.publish && { publish: publishing(real.publish) }),
    ...(real.inbox && { inbox: hearing(real.inbox) }),
    ...(real.metrics && { metrics: measuring(real.metrics) }),
    ...(real.ownPosts && { ownPosts: listing(real.ownPosts) }),
  };
}

const isPractice = ({ account }: Session): boolean => account.origin === practiceOrigin;

function connecting(real: Part<'connect'>): Part<'connect'> {
  return {
    fields: real.fields,
    connect: (typed, http) => real.connect(typed, http),
    check: async (session) =>
      isPractice(session) ? accept({ handle: session.account.handle }) : await real.check(session),
  };
}

function hearing(real: Part<'inbox'>): Part<'inbox'> {
  return {
    pull: async (session, cursor) =>
      isPractice(session) ? accept({ items: [], cursor, more: false }) : await real.pull(session, cursor),
  };
}

function measuring(real: Part<'metrics'>): Part<'metrics'> {
  return {
    account: async (session) => (isPractice(session) ? accept([]) : await real.account(session)),
    posts: async (session, ids) => (isPractice(session) ? accept(new Map()) : await real.posts(session, ids)),
  };
}

/** Nothing is known of what stands there, so that nothing of the sample is taken for gone. */
function listing(real: Part<'ownPosts'>): Part<'ownPosts'> {
  return {
    list: async (session, since) =>
      isPractice(session) ? accept({ posts: [], completeFrom: session.now() }) : await real.list(session, since),
  };
}

function publishing(real: Part<'publish'>): Part<'publish'> {
  const of = (session: Session): Part<'publish'> => (isPractice(session) ? practice : real);
  return {
    repeatable: real.repeatable,
    prepare: (session, post) => of(session).prepare(session, post),
    send: (session, attempt) => of(session).send(session, attempt),
    find: (session, attempt) => of(session).find(session, attempt),
    verify: (session, sent) => of(session).verify(session, sent),
    withdraw: async (session, sent) => (await of(session).withdraw?.(session, sent)) ?? accept('withdrawn'),
  };
}

type Part<Name extends 'connect' | 'publish' | 'inbox' | 'metrics' | 'ownPosts'> = NonNullable<Connector[Name]>;

const published = new Set<string>();

const practice: Part<'publish'> = {
  repeatable: true,
  prepare: async (session, post) => {
    const reference = createHash('sha256').update(post.deliveryId).digest('hex').slice(0, 13) as ClientReference;
    return accept({ clientReference: reference, createdAt: session.now(), record: { text: post.text } });
  },
  send: async (session, attempt) => {
    published.add(attempt.clientReference);
    return accept(entry(session, attempt));
  },
  find: async (session, attempt) => accept(published.has(attempt.clientReference) ? entry(session, attempt) : 'absent'),
  verify: async () => accept(true),
};

function entry({ account }: Session, { clientReference }: Attempt): Sent {
  return {
    remoteId: `at://${account.remoteId}/app.bsky.feed.post/${clientReference}`,
    remoteVersion: `bafy${clientReference}`,
    url: `${practiceOrigin}/profile/${account.handle}/post/${clientReference}`,
  };
}
