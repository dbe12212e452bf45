import { html, type Html } from './html.ts';

const webAddress = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** What an agency wrote: paragraphs, line breaks and links that can be followed. */
export function writtenByCity(text: string): Html {
  return paragraphs(text, 'noopener');
}

/** What a citizen wrote: the same, but search engines are told that the city does not recommend the link. */
export function writtenByCitizen(text: string): Html {
  return paragraphs(text, 'nofollow ugc noopener');
}

function paragraphs(text: string, rel: string): Html {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n\s*\n/);
  return html`${blocks.map((block) => html`<p>${lines(block, rel)}</p>`)}`;
}

function lines(block: string, rel: string): Html[] {
  return block.split('\n').map((line, index) => html`${index > 0 ? html`<br />` : ''}${linked(line, rel)}`);
}

function linked(line: string, rel: string): Html[] {
  const pieces: Html[] = [];
  let from = 0;
  for (const match of line.matchAll(webAddress)) {
    pieces.push(html`${line.slice(from, match.index)}<a href="${match[0]}" rel="${rel}">${shown(match[0])}</a>`);
    from = match.index + match[0].length;
  }
  return [...pieces, html`${line.slice(from)}`];
}

function shown(address: string): string {
  const bare = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return bare.length <= 60 ? bare : `${bare.slice(0, 58)}…`;
}

/** One line of plain words, cut at a word. */
export function excerpt(text: string, length: number): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).replace(/\s+\S*$/, '')}…`;
}
