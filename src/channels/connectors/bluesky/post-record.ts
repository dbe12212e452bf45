import { z } from 'zod';
import type { Answer, Json, OutgoingPicture, OutgoingPost, Session } from '#channels/connector.ts';
import { accept } from '#platform/result.ts';
import { callAs } from './call-as.ts';
import { facetsOf, linksIn } from './facets.ts';
import { callPublic } from './xrpc.ts';

export const postCollection = 'app.bsky.feed.post';

const Blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
});

type JsonObject = { readonly [name: string]: Json };

/** The whole record, pictures uploaded and references resolved, so that sending it is one call that can be repeated. */
export async function postRecord(session: Session, post: OutgoingPost, createdAt: Date): Answer<JsonObject> {
  const embed = await embedOf(session, post);
  if (!embed.ok) return embed;
  const facets = await facetsOf(post.text, (handle) => didOf(session, handle));
  return accept({
    $type: postCollection,
    text: post.text,
    createdAt: createdAt.toISOString(),
    langs: [post.language],
    ...(facets.length === 0 ? {} : { facets: facets.map((facet) => ({ ...facet, features: [...facet.features] })) }),
    ...(embed.value === null ? {} : { embed: embed.value }),
    ...replyOf(post),
  });
}

/** The version answered and the root of the conversation, each by address and content id. */
function replyOf({ replyTo }: OutgoingPost): JsonObject {
  if (replyTo === null) return {};
  const { parent, root } = replyTo;
  return { reply: { root: { uri: root.id, cid: root.version }, parent: { uri: parent.id, cid: parent.version } } };
}

async function embedOf(session: Session, post: OutgoingPost): Answer<JsonObject | null> {
  if (post.pictures.length === 0) return accept(linkCard(post));
  const images: JsonObject[] = [];
  for (const picture of post.pictures) {
    const blob = await upload(session, picture);
    if (!blob.ok) return blob;
    const { alt, width, height } = picture;
    images.push({ alt, image: blob.value, aspectRatio: { width, height } });
  }
  return accept({ $type: 'app.bsky.embed.images', images });
}

/** Bluesky makes no card of a link by itself. An answer to a citizen stays a plain sentence. */
function linkCard({ text, title, replyTo }: OutgoingPost): JsonObject | null {
  const [first] = linksIn(text);
  if (first === undefined || replyTo !== null) return null;
  const { uri } = first;
  return { $type: 'app.bsky.embed.external', external: { uri, title: title || new URL(uri).host, description: '' } };
}

/** A picture that no record names is forgotten by the server after some hours, so this may be repeated. */
async function upload(session: Session, picture: OutgoingPicture): Answer<z.infer<typeof Blob>> {
  const uploaded = await callAs(session, {
    method: 'com.atproto.repo.uploadBlob',
    blob: { mime: picture.mime, bytes: await picture.bytes() },
    output: z.object({ blob: Blob }),
  });
  return uploaded.ok ? accept(uploaded.value.blob) : uploaded;
}

/** A handle that nobody has, or that can't be asked for now, stays plain text: no reason to hold the post back. */
async function didOf(session: Session, handle: string): Promise<string | undefined> {
  const found = await callPublic(session.http, {
    server: session.account.origin,
    method: 'com.atproto.identity.resolveHandle',
    query: { handle },
    output: z.object({ did: z.string() }),
  });
  return found.ok ? found.value.did : undefined;
}
