export interface ReadXml {
  /** Of all elements, in their order. */
  readonly names: readonly string[];
  textOf(this: void, name: string): readonly string[];
}

interface Tag {
  readonly name: string;
  readonly part: 'opens' | 'closes' | 'stands alone';
}

/** Throws on anything that is not well-formed: an element left open, a bare `&` or `<`, an attribute without quotes. */
export function readXml(text: string): ReadXml {
  const open: string[] = [];
  const tags = piecesOf(text)
    .filter((piece) => piece.startsWith('<'))
    .map(readTag);
  for (const { name, part } of tags) {
    if (part === 'opens') open.push(name);
    if (part === 'closes' && open.pop() !== name) throw new Error(`</${name}> closes another element`);
  }
  if (open.length > 0) throw new Error(`Left open: ${open.join(', ')}`);
  return {
    names: tags.filter(({ part }) => part !== 'closes').map(({ name }) => name),
    textOf: (name) =>
      [...text.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, said]) => said ?? ''),
  };
}

function piecesOf(text: string): string[] {
  const pieces = text.replace('<?xml version="1.0" encoding="UTF-8"?>', '').split(/(<[^>]*>)/);
  for (const piece of pieces) {
    const rest = piece.replace(/^</, '').replaceAll(/&(?:amp|lt|gt|quot|apos);/g, '');
    if (/[&<]/.test(rest)) throw new Error(`Not escaped: ${piece}`);
  }
  return pieces;
}

function readTag(piece: string): Tag {
  const [, closing, name, alone] = /^<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>$/.exec(piece) ?? [];
  if (name === undefined) throw new Error(`Not an element: ${piece}`);
  return { name, part: closing ? 'closes' : alone ? 'stands alone' : 'opens' };
}
