import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '#platform/i18n/language.ts';

export interface Sheet {
  readonly title: string;
  readonly language: Language;
  readonly landscape: boolean;
  /** Rules of this document; the letters and the page's edges are set already. */
  readonly style: string;
  /** The body, every word of it escaped by its maker. */
  readonly body: string;
  /** At the foot of every page, left of the page's number. */
  readonly foot: string;
}

const pageWords: Record<Language, readonly [string, string]> = { id: ['Halaman', 'dari'], en: ['Page', 'of'] };

/** A whole A4 document that needs nothing from outside: the desk's own letters are in it, and nothing may be fetched. */
export function printedPage({ title, language, landscape, style, body, foot }: Sheet): string {
  const [page, of] = pageWords[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escaped(title)}</title>
<style>
${fontFaces()}
@page {
  size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 14mm 14mm 16mm;
  @bottom-left { content: "${inCss(foot)}"; font: 8pt 'Plus Jakarta Sans', sans-serif; color: #475467 }
  @bottom-right { content: "${page} " counter(page) " ${of} " counter(pages); font: 8pt 'Plus Jakarta Sans', sans-serif; color: #475467 }
}
* { box-sizing: border-box }
html { font: 9.5pt/1.45 'Plus Jakarta Sans', sans-serif; color: #1d2939; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 }
h1, h2, h3, p { margin: 0 }
${style}
</style>
</head>
<body>
${body}
</body>
</html>`;
}

/** Words as text of the document, also inside an attribute's quotes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function inCss(text: string): string {
  return text.replaceAll(/[\\"<\n\r]/g, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `);
}

const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+A720-A7FF',
} as const;

let faces: string | undefined;

function fontFaces(): string {
  faces ??= Object.entries(ranges).map(faceOf).join('\n');
  return faces;
}

function faceOf([part, range]: [string, string]): string {
  const file = import.meta.resolve(
    `@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-${part}-wght-normal.woff2`,
  );
  const data = readFileSync(fileURLToPath(file)).toString('base64');
  return `@font-face { font-family: 'Plus Jakarta Sans'; font-weight: 200 800; src: url(data:font/woff2;base64,${data}) format('woff2'); unicode-range: ${range} }`;
}
