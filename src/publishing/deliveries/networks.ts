import {
  channelById,
  limitsOf,
  noteFailure,
  noteSlowUntil,
  openSession,
  type Channel,
  type ChannelTools,
  type Failure,
  type Limits,
  type Network,
  type OutgoingPicture,
} from '#channels/index.ts';
import { openPicture, pictureById, type MediaId, type PictureCrop, type PictureFiles } from '#media/index.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { FrozenContent } from './delivery.ts';
import type { Networks } from './engine.ts';

export interface NetworkTools {
  readonly channels: ChannelTools;
  readonly files: PictureFiles;
}

/** The engine's view of the channels' register, their connectors and the city's pictures. */
export function networksFor({ channels, files }: NetworkTools): Networks {
  const { db, connectors, now } = channels;
  const channelOf = async (id: string): Promise<Channel> => {
    const channel = await channelById(db, id);
    if (!channel) throw new Error(`Channel ${id} is gone while something is sent there`);
    return channel;
  };
  return {
    publisher: (network) => connectors[network as Network].publish,
    session: async (channelId) => openSession(channels, await channelOf(channelId)),
    pictures: async ({ channelId, content }) => {
      if (content.pictures.length === 0) return accept([]);
      const limits = limitsOf(await channelOf(channelId));
      return await outgoingPictures({ channels, files }, { content, limits });
    },
    lostConnection: async (tx, channelId, failure) => {
      const channel = await channelById(tx, channelId);
      if (channel) await noteFailure(tx, channel, { failure, at: now() });
    },
    slowDown: noteSlowUntil,
  };
}

interface Wanted {
  readonly content: Pick<FrozenContent, 'pictures'>;
  readonly limits: Limits;
}

async function outgoingPictures(
  tools: NetworkTools,
  { content, limits }: Wanted,
): Promise<Result<readonly OutgoingPicture[], Failure>> {
  const outgoing: OutgoingPicture[] = [];
  for (const { mediaId, alt, crop } of content.pictures) {
    const picture = await outgoingPicture(tools, { mediaId: mediaId as MediaId, crop }, limits);
    if (!picture.ok) return picture;
    outgoing.push({ mediaId, alt, ...picture.value });
  }
  return accept(outgoing);
}

type Fitted = Omit<OutgoingPicture, 'mediaId' | 'alt'>;

/** Fitted now where the network sets a limit, so that a picture which can't fit is refused before anything is sent. */
async function outgoingPicture(
  { channels, files }: NetworkTools,
  { mediaId, crop }: { readonly mediaId: MediaId; readonly crop: PictureCrop | undefined },
  limits: Limits,
): Promise<Result<Fitted, Failure>> {
  const tools = { db: channels.db, files };
  const { maxBytes } = limits.pictures;
  const stored = await pictureById(channels.db, mediaId);
  if (!stored) return refuse({ kind: 'rejected', detail: 'picture-not-found' });
  if (maxBytes === null && !crop) {
    const { mime, width, height } = stored;
    return accept({
      mime,
      width,
      height,
      bytes: () => bytesOf(openPicture(tools, mediaId, { maxBytes, mime: 'image/jpeg' })),
    });
  }
  const fitted = await openPicture(tools, mediaId, { maxBytes, mime: 'image/jpeg', crop });
  if (!fitted.ok) return refuse({ kind: 'rejected', detail: fitted.refusal.kind });
  const { bytes, mime, width, height } = fitted.value;
  return accept({ mime, width, height, bytes: () => Promise.resolve(bytes) });
}

async function bytesOf(opening: ReturnType<typeof openPicture>): Promise<Uint8Array> {
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value.bytes;
}
