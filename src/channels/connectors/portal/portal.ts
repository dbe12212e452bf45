import { z } from 'zod';
import type { Answer, Attempt, ClientReference, Connector, OutgoingPost, Sent, Session } from '#channels/connector.ts';
import { accept, refuse } from '#platform/result.ts';
import type { EntryReference, PortalEntry, PortalHost } from './portal-host.ts';

const Picture = z.object({ mediaId: z.string(), alt: z.string(), width: z.number(), height: z.number() });
/** Frozen in the ledger: what becomes public is what was prepared, whatever changed since. */
const FrozenPost = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    postId: z.string(),
    slug: z.string(),
    title: z.string(),
    text: z.string(),
    pictures: z.array(Picture),
  }),
  z.object({ kind: z.literal('reply'), threadId: z.string(), text: z.string() }),
]);

/** The city's own site, as a channel like any other. Comments on it reach the inbox without a detour through here. */
export function portalConnector(host: PortalHost, publicUrl: string): Connector {
  const sentAs = ({ kind, id, path }: PortalEntry): Sent => ({
    remoteId: `${kind}:${id}`,
    remoteVersion: '',
    url: new URL(path, publicUrl).href,
  });
  return {
    network: 'portal',
    publish: {
      repeatable: true,
      prepare: (session, post) => Promise.resolve(accept(attemptOf(session, post))),
      send: async (session, attempt) => {
        const entry = await publish(host, session, attempt);
        return entry.ok ? accept(sentAs(entry.value)) : entry;
      },
      find: async (_session, { clientReference }) => {
        const entry = await host.findByReference(clientReference);
        if (!entry.ok) return entry;
        return accept(entry.value === 'absent' ? 'absent' : sentAs(entry.value));
      },
      verify: (_session, sent) => host.readBack(entryOf(sent.remoteId)),
      withdraw: (_session, sent) => host.withdraw(entryOf(sent.remoteId)),
    },
    metrics: {
      account: () => Promise.resolve(accept([])),
      posts: async (_session, remoteIds) => {
        const views = await host.views(remoteIds.map((remoteId) => entryOf(remoteId).id));
        if (!views.ok) return views;
        return accept(
          new Map(
            [...views.value].map(([id, value]) => [
              `page:${id}`,
              [{ name: 'views', meaning: 'views', value }] as const,
            ]),
          ),
        );
      },
    },
  };
}

function attemptOf(session: Session, post: OutgoingPost): Attempt {
  const createdAt = session.now();
  const { text, title, slug, postId, replyTo } = post;
  const record =
    replyTo === null
      ? { kind: 'page', postId, slug, title, text, pictures: post.pictures.map(pictureOf) }
      : { kind: 'reply', threadId: replyTo.threadId, text };
  return { clientReference: post.deliveryId as ClientReference, createdAt, record };
}

function pictureOf({ mediaId, alt, width, height }: z.infer<typeof Picture>): z.infer<typeof Picture> {
  return { mediaId, alt, width, height };
}

async function publish(host: PortalHost, { account }: Session, attempt: Attempt): Answer<PortalEntry> {
  const { clientReference, createdAt: publishedAt } = attempt;
  const { agencyId } = account;
  const frozen = FrozenPost.safeParse(attempt.record);
  if (!frozen.success) return refuse({ kind: 'rejected', detail: 'not a post of the portal' });
  const post = frozen.data;
  return post.kind === 'page'
    ? await host.publishPage({ ...post, clientReference, agencyId, publishedAt })
    : await host.publishReply({ ...post, clientReference, agencyId, publishedAt });
}

function entryOf(remoteId: string): EntryReference {
  const [kind, id = ''] = remoteId.split(':');
  return { kind: kind === 'reply' ? 'reply' : 'page', id };
}
