/** What in a text is to be clickable; Bluesky links nothing by itself. Places count in bytes of UTF-8. */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly FacetFeature[];
}

type FacetFeature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string };

const notInWord = '(?<![\\p{L}\\p{N}_@.#/-])';
const link = new RegExp(`${notInWord}(?:https?://\\S+|(?:[a-z0-9-]+\\.)+go\\.id(?:/\\S*)?)`, 'giu');
const mention = new RegExp(`${notInWord}@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*)`, 'giu');
const hashtag = new RegExp(`${notInWord}#(?=[^\\s\\d]|\\d+[\\p{L}_])([\\p{L}\\p{N}_]+)`, 'gu');
/** Ends a sentence rather than an address. */
const trailing = /[.,;:!?'"”’)\]}…]+$/u;
const maxTagLength = 64;

/** `didOf` gives the account behind a handle, or undefined; then the mention stays plain text. */
export async function facetsOf(
  text: string,
  didOf: (handle: string) => Promise<string | undefined>,
): Promise<readonly Facet[]> {
  const facets: Facet[] = [];
  for (const address of linksIn(text)) {
    facets.push(facetAt(text, address, { $type: 'app.bsky.richtext.facet#link', uri: address.uri }));
  }
  for (const match of text.matchAll(mention)) {
    const did = await didOf((match[1] ?? '').toLowerCase());
    if (did !== undefined)
      facets.push(facetAt(text, placeOf(match), { $type: 'app.bsky.richtext.facet#mention', did }));
  }
  for (const match of text.matchAll(hashtag)) {
    const tag = match[1] ?? '';
    if (tag.length > maxTagLength) continue;
    facets.push(facetAt(text, placeOf(match), { $type: 'app.bsky.richtext.facet#tag', tag }));
  }
  return facets.toSorted((one, other) => one.index.byteStart - other.index.byteStart);
}

/** The web addresses in a text, without the full stop that follows them. */
export function linksIn(text: string): readonly (Place & { readonly uri: string })[] {
  return Array.from(text.matchAll(link)).flatMap((match) => {
    const written = match[0].replace(trailing, '');
    const uri = /^https?:/i.test(written) ? written : `https://${written}`;
    return URL.canParse(uri) ? [{ start: match.index, length: written.length, uri }] : [];
  });
}

interface Place {
  readonly start: number;
  readonly length: number;
}

function placeOf(match: RegExpExecArray): Place {
  return { start: match.index, length: match[0].length };
}

function facetAt(text: string, { start, length }: Place, feature: FacetFeature): Facet {
  const byteStart = Buffer.byteLength(text.slice(0, start));
  const byteEnd = byteStart + Buffer.byteLength(text.slice(start, start + length));
  return { index: { byteStart, byteEnd }, features: [feature] };
}
