import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

/** The few files pages need. Their names carry a hash of their content, so browsers may keep them for good. */
export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
}

const fontFile = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2';
const font = readFileSync(createRequire(import.meta.url).resolve(fontFile));
const icon = readFileSync(new URL('../look/mark.svg', import.meta.url));
const style = readFileSync(new URL('../look/portal.css', import.meta.url), 'utf8');
const programmeStyle = readFileSync(new URL('../look/programme.css', import.meta.url), 'utf8');

const fontPath = hashed('jakarta.woff2', font);
const styleBytes = Buffer.from(small(style).replace('{font}', fontPath));
const programmeBytes = Buffer.from(small(programmeStyle));

export const assetPaths = {
  font: fontPath,
  icon: hashed('mark.svg', icon),
  style: hashed('portal.css', styleBytes),
  programmeStyle: hashed('programme.css', programmeBytes),
} as const;

export const assets: ReadonlyMap<string, Asset> = new Map([
  [assetPaths.font, { type: 'font/woff2', bytes: new Uint8Array(font), gzipped: null }],
  [assetPaths.icon, packed('image/svg+xml', icon)],
  [assetPaths.style, packed('text/css; charset=utf-8', styleBytes)],
  [assetPaths.programmeStyle, packed('text/css; charset=utf-8', programmeBytes)],
]);

function packed(type: string, bytes: Buffer): Asset {
  return { type, bytes: new Uint8Array(bytes), gzipped: new Uint8Array(gzipSync(bytes, { level: 9 })) };
}

function hashed(name: string, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  return `/aset/${hash}-${name}`;
}

/** Without comments and line breaks; the file stays readable for people. */
function small(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/\s*([{};,>])\s*/g, '$1');
}
