import type { PostKind } from '#publishing/posts/post.ts';
import { bare } from './columns.ts';

export interface KnownChannel extends NamedChannel {
  /** As a plan names it: by its medium, and by more only where the agency has two of them. */
  readonly label: string;
}

export interface NamedChannel {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly handle: string;
  readonly medium: string;
  readonly network: string;
}

/** How people call the media in their plans. */
const mediaByName = new Map(Object.entries({
  ig: 'instagram', insta: 'instagram', instagram: 'instagram', 'ig feed': 'instagram', 'ig reels': 'instagram', 'ig story': 'instagram',
  'feed ig': 'instagram', 'reels ig': 'instagram', 'story ig': 'instagram', 'instagram reels': 'instagram', 'instagram story': 'instagram',
  'instagram feed': 'instagram', fb: 'facebook', facebook: 'facebook', 'fb page': 'facebook', 'facebook page': 'facebook', meta: 'facebook',
  tt: 'tiktok', tiktok: 'tiktok', 'tik tok': 'tiktok', yt: 'youtube', youtube: 'youtube', 'youtube shorts': 'youtube', 'yt shorts': 'youtube',
  shorts: 'youtube', x: 'x', twitter: 'x', 'x twitter': 'x', 'twitter x': 'x', threads: 'threads', thread: 'threads', bsky: 'bluesky',
  bluesky: 'bluesky', 'blue sky': 'bluesky', wa: 'whatsapp-channel', whatsapp: 'whatsapp-channel', 'wa channel': 'whatsapp-channel',
  'saluran wa': 'whatsapp-channel', 'saluran whatsapp': 'whatsapp-channel', 'whatsapp channel': 'whatsapp-channel', 'wa broadcast': 'whatsapp-channel',
  telegram: 'telegram', tele: 'telegram', 'kanal telegram': 'telegram', 'saluran telegram': 'telegram', mastodon: 'mastodon',
  linkedin: 'linkedin', 'linked in': 'linkedin', 'google bisnis': 'google-business', 'google business': 'google-business',
  'google bisnisku': 'google-business', 'google maps': 'google-business', gbp: 'google-business',
  radio: 'radio', 'magelang fm': 'radio', web: 'portal', website: 'portal', situs: 'portal', 'situs web': 'portal', portal: 'portal',
  'portal warga': 'portal', koran: 'print', cetak: 'print', 'media cetak': 'print', print: 'print', tv: 'tv', televisi: 'tv', television: 'tv',
  baliho: 'billboard', spanduk: 'billboard', billboard: 'billboard', videotron: 'billboard', banner: 'billboard', 'spanduk baliho': 'billboard',
  'pengeras suara': 'public-address', woro: 'public-address', 'woro woro': 'public-address', pertemuan: 'community-meeting',
  'pertemuan warga': 'community-meeting', musyawarah: 'community-meeting', pertunjukan: 'performance', 'pertunjukan rakyat': 'performance',
})); // oxfmt-ignore

export interface ReadPlatforms {
  readonly channelIds: readonly string[];
  /** Words nothing is known for. */
  readonly unknown: readonly string[];
  /** Media that are known, but the agency has no channel there. */
  readonly without: readonly string[];
}

/** By the channel's name or handle, else by its medium. */
export function readPlatforms(text: string, channels: readonly KnownChannel[]): ReadPlatforms {
  // A channel's own name may hold what elsewhere stands between two.
  const words = text
    .split(/[;\n]/)
    .flatMap((part) => (channelsCalled(part, channels).own ? [part] : part.split(/[,&+/|]|\s+dan\s+|\s+and\s+/i)))
    .map((word) => word.trim())
    .filter(Boolean);
  const all = /^(semua|all|semua (kanal|platform|medsos)|all (channels|platforms))$/i.test(text.trim());
  if (all) return { channelIds: channels.map(({ id }) => id), unknown: [], without: [] };
  const found = words.map((word) => ({ word, ...channelsCalled(word, channels) }));
  return {
    channelIds: [...new Set(found.flatMap(({ ids }) => ids))],
    unknown: found.filter(({ ids, medium }) => ids.length === 0 && !medium).map(({ word }) => word),
    without: found.filter(({ ids, medium }) => ids.length === 0 && medium).map(({ word }) => word),
  };
}

interface Called {
  readonly ids: readonly string[];
  readonly medium: string | undefined;
  /** By its own name, not by its medium. */
  readonly own: boolean;
}

function channelsCalled(word: string, channels: readonly KnownChannel[]): Called {
  const name = bare(word);
  const called = (part: 'label' | 'handle' | 'name'): readonly KnownChannel[] =>
    channels.filter((channel) => channel[part] !== '' && bare(channel[part]) === name);
  const named = [called('label'), called('handle'), called('name')].find((found) => found.length > 0) ?? [];
  if (named.length > 0) return { ids: named.map(({ id }) => id), medium: named[0]?.medium, own: true };
  const medium = mediaByName.get(name) ?? mediaByName.get(name.replace(/ (dinas|opd|kota|resmi).*$/, ''));
  return { ids: channels.filter((channel) => channel.medium === medium).map(({ id }) => id), medium, own: false };
}

const mediumLabels = new Map(Object.entries({
  portal: 'Portal', bluesky: 'Bluesky', instagram: 'Instagram', facebook: 'Facebook', x: 'X', threads: 'Threads', tiktok: 'TikTok',
  youtube: 'YouTube', 'whatsapp-channel': 'WhatsApp', telegram: 'Telegram', mastodon: 'Mastodon', linkedin: 'LinkedIn', 'google-business': 'Google Bisnis',
  radio: 'Radio', print: 'Media cetak', tv: 'TV', billboard: 'Baliho',
  'public-address': 'Pengeras suara', 'community-meeting': 'Pertemuan warga', performance: 'Pertunjukan rakyat',
})); // oxfmt-ignore

/** Channels of any agencies, with the words by which each is told from the others of its own. */
export function labelled(channels: readonly NamedChannel[]): readonly KnownChannel[] {
  const places = Map.groupBy(channels, ({ agencyId, medium }) => `${agencyId} ${medium}`);
  return channels.map((channel) => {
    const medium = mediumLabels.get(channel.medium) ?? channel.medium;
    const alone = places.get(`${channel.agencyId} ${channel.medium}`)?.length === 1;
    return { ...channel, label: alone ? medium : `${medium} ${channel.handle || channel.name}` };
  });
}

const kindsByName = new Map<string, PostKind>(Object.entries({
  berita: 'berita', news: 'berita', artikel: 'berita', feed: 'berita', foto: 'berita', photo: 'berita', 'single post': 'berita', 'single image': 'berita',
  rilis: 'berita', 'siaran pers': 'berita', layanan: 'layanan', 'info layanan': 'layanan', service: 'layanan', tutorial: 'layanan', 'how to': 'layanan',
  panduan: 'layanan', 'video pendek': 'video-pendek', 'short video': 'video-pendek', reels: 'video-pendek', reel: 'video-pendek', video: 'video-pendek',
  shorts: 'video-pendek', tiktok: 'video-pendek', meme: 'meme', quote: 'meme', kutipan: 'meme', 'meme kutipan': 'meme', 'meme quote': 'meme',
  'hari besar': 'hari-besar', 'public holiday': 'hari-besar', 'special day': 'hari-besar', peringatan: 'hari-besar', phbn: 'hari-besar', 'ucapan selamat': 'ucapan-selamat',
  congratulations: 'ucapan-selamat', selamat: 'ucapan-selamat', 'ucapan duka': 'ucapan-duka', condolences: 'ucapan-duka', duka: 'ucapan-duka',
  belasungkawa: 'ucapan-duka', infografis: 'infografis', infographic: 'infografis', infografik: 'infografis', carousel: 'infografis', karosel: 'infografis',
  poster: 'infografis', flyer: 'infografis', 'siaran langsung': 'siaran-langsung', live: 'siaran-langsung', 'live streaming': 'siaran-langsung',
  'promo live': 'siaran-langsung', 'bagikan ulang': 'bagikan-ulang', repost: 'bagikan-ulang', share: 'bagikan-ulang', 'meme atau kutipan': 'meme', 'meme or quote': 'meme', 'congratulation': 'ucapan-selamat',
  'service information': 'layanan', 'service info': 'layanan', livestream: 'siaran-langsung', 'live broadcast': 'siaran-langsung', 'share again': 'bagikan-ulang',
})); // oxfmt-ignore

export function readKind(text: string): PostKind | undefined {
  return kindsByName.get(bare(text));
}

/** What a plan's status says about whether the row is still to be done. */
export function readStatus(text: string): 'to-do' | 'already-out' | 'called-off' {
  const name = bare(text);
  if (/^(batal|dibatalkan|cancel|cancelled|canceled|drop|tidak jadi)\b/.test(name)) return 'called-off';
  return /^(tayang|sudah tayang|terbit|published|posted|done|selesai|sudah|live)\b/.test(name)
    ? 'already-out'
    : 'to-do';
}

/** `#SehatBersama #Magelang` from words with or without the sign; undefined when it holds something else. */
export function readHashtags(text: string): string {
  return text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^#+/, ''))
    .filter((word) => word !== '')
    .map((word) => `#${word}`)
    .join(' ');
}
