/** What people upload by mistake, each with advice of its own. */
export type Mistaken = 'picture-empty' | 'picture-is-heic' | 'picture-is-video' | 'picture-is-drawing';

const heic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Told by the first bytes, never by the name; undefined: it may be a picture. */
export function mistakenFor(bytes: Uint8Array): Mistaken | undefined {
  if (bytes.byteLength === 0) return 'picture-empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512));
  if (head.byteLength < 12) return undefined;
  if (head.toString('latin1', 4, 8) === 'ftyp') return containerOf(head);
  if (head.readUInt32BE(0) === 0x1a45dfa3 || isAvi(head)) return 'picture-is-video';
  const words = head.toString('utf8').trimStart().toLowerCase();
  return /^(?:<\?xml|<!doctype svg|<!--|<svg)/.test(words) && words.includes('<svg') ? 'picture-is-drawing' : undefined;
}

/** AVIF shares its container with HEIC and with video; the brands tell. */
function containerOf(head: Buffer): Mistaken | undefined {
  const brands = head.toString('latin1', 8, Math.min(head.byteLength, head.readUInt32BE(0)));
  if (brands.includes('avif') || brands.includes('avis')) return undefined;
  return heic.some((brand) => brands.startsWith(brand)) ? 'picture-is-heic' : 'picture-is-video';
}

function isAvi(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 11) === 'AVI';
}
