export const formKinds = ['keluhan', 'pertanyaan', 'saran'] as const;
export type MessageKind = (typeof formKinds)[number] | 'comment';

/** What a citizen typed, as it arrived. */
export interface TypedMessage {
  readonly text: string;
  /** Empty: no name is given. */
  readonly name: string;
  /** A phone number or e-mail address, for the agency's eyes only; empty: none. */
  readonly contact: string;
  readonly village: string;
  /** May be shown to others. */
  readonly public: boolean;
  /** Was told that the text holds personal data, and sends it all the same. */
  readonly knowsPersonalData: boolean;
}

export interface Problem {
  readonly path: 'text' | 'name' | 'contact' | 'village';
  readonly problem:
    | 'text-missing'
    | 'text-too-short'
    | 'text-too-long'
    | 'name-too-long'
    | 'contact-unclear'
    | 'village-too-long';
}

export const mostLetters = { text: 4000, name: 80, village: 60, contact: 120 } as const;
const fewestLetters = 8;

/** All at once, so that they can be mended in one go. */
export function problemsIn({ text, name, contact, village }: TypedMessage): readonly Problem[] {
  const problems: (Problem | false)[] = [
    text === '' && { path: 'text', problem: 'text-missing' },
    text !== '' && text.length < fewestLetters && { path: 'text', problem: 'text-too-short' },
    text.length > mostLetters.text && { path: 'text', problem: 'text-too-long' },
    name.length > mostLetters.name && { path: 'name', problem: 'name-too-long' },
    contact !== '' && !reachable(contact) && { path: 'contact', problem: 'contact-unclear' },
    village.length > mostLetters.village && { path: 'village', problem: 'village-too-long' },
  ];
  return problems.filter((problem) => problem !== false);
}

function reachable(contact: string): boolean {
  if (contact.length > mostLetters.contact) return false;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) || /^\+?[\d ()-]{8,20}$/.test(contact);
}

/** From a form's fields. Control characters are dropped: no one types them. */
export function readTyped(fields: Readonly<Record<string, unknown>>): TypedMessage {
  const read = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? tidy(value) : '';
  };
  return {
    text: read('isi'),
    name: read('nama').replaceAll('\n', ' '),
    contact: read('kontak').replaceAll('\n', ' '),
    village: read('kelurahan').replaceAll('\n', ' '),
    public: read('tampil') === '1',
    knowsPersonalData: read('tahu') === '1',
  };
}

function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{C}\n\u200D]/gu, '')
    .trim();
}
