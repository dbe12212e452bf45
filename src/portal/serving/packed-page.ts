import { createHash } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/**
 * A rendered page, compressed once. Its forms need a fresh token each time it is handed out, so the page is cut where
 * tokens stand, and a token is slipped between the compressed pieces without compressing anything again.
 */
export interface PackedPage {
  readonly etag: string;
  readonly bytes: number;
  plain(token: () => string): Uint8Array<ArrayBuffer>;
  gzipped(token: () => string): Uint8Array<ArrayBuffer>;
}

export function packPage(page: string, tokenMark: string): PackedPage {
  const pieces = page.split(tokenMark);
  const raw = pieces.map((piece) => Buffer.from(piece));
  const packed = raw.map((piece, index) => deflateRawSync(piece, optionsFor(index === raw.length - 1)));
  const whole = raw.length === 1 ? wholeGzip(raw, packed) : undefined;
  const etag = `"${createHash('sha256').update(pieces.join('\0')).digest('base64url').slice(0, 22)}"`;
  return {
    etag,
    bytes: [...raw, ...packed].reduce((sum, { length }) => sum + length, 0),
    plain: (token) => joined(raw, token),
    gzipped: (token) => whole ?? spliced(raw, packed, token),
  };
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);

/** All but the last end on a byte, with nothing open, so that something else may follow (RFC 1951 §3.2.4). */
function optionsFor(last: boolean): { level: number; finishFlush: number } {
  return { level: 9, finishFlush: last ? constants.Z_FINISH : constants.Z_FULL_FLUSH };
}

function joined(raw: readonly Buffer[], token: () => string): Uint8Array<ArrayBuffer> {
  return Buffer.concat(raw.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from(token()), piece])));
}

function wholeGzip(raw: readonly Buffer[], packed: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  return Buffer.concat([header, ...packed, trailer(raw)]);
}

function spliced(raw: readonly Buffer[], packed: readonly Buffer[], token: () => string): Uint8Array<ArrayBuffer> {
  const plain: Buffer[] = [];
  const parts: Buffer[] = [header];
  for (const [index, piece] of packed.entries()) {
    if (index > 0) {
      const slip = Buffer.from(token());
      plain.push(slip);
      parts.push(storedBlock(slip));
    }
    plain.push(raw[index] ?? Buffer.alloc(0));
    parts.push(piece);
  }
  return Buffer.concat([...parts, trailer(plain)]);
}

/** Bytes as they are, inside a compressed stream. */
function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function trailer(plain: readonly Buffer[]): Buffer {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(
    plain.reduce((sum, piece) => crc32(piece, sum), 0),
    0,
  );
  end.writeUInt32LE(
    plain.reduce((sum, { length }) => sum + length, 0),
    4,
  );
  return end;
}
