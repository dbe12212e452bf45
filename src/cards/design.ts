/** What every card consists of, as plain data: the server draws by it, the screens ask by it. */
export const cardTemplates = [
  'announcement', 'event', 'quote', 'greeting', 'condolence', 'figures', 'before-after', 'clarification',
] as const; // oxfmt-ignore
export type CardTemplate = (typeof cardTemplates)[number];

export const cardSizes = ['portrait', 'square', 'story', 'wide', 'link'] as const;
export type CardSize = (typeof cardSizes)[number];

export interface Measure {
  readonly width: number;
  readonly height: number;
}

/** In pixels, as the networks show them whole. */
export const sizeOfCard: Readonly<Record<CardSize, Measure>> = {
  portrait: { width: 1080, height: 1350 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
  wide: { width: 1200, height: 675 },
  link: { width: 1200, height: 630 },
};

/** `colour`: on the agency's colour; `light`: on paper, with the colour for what matters. */
export const cardTones = ['colour', 'light'] as const;
export type CardTone = (typeof cardTones)[number];

export interface CardField {
  readonly name: string;
  readonly most: number;
  readonly required: boolean;
  /** Asked for in a box of several lines. */
  readonly long: boolean;
}

function line(name: string, most = 160): CardField {
  return { name, most, required: false, long: false };
}

function box(name: string, most = 600): CardField {
  return { name, most, required: false, long: true };
}

function needed(field: CardField): CardField {
  return { ...field, required: true };
}

const foot = line('foot', 80);

export const cardFields: Readonly<Record<CardTemplate, readonly CardField[]>> = {
  announcement: [line('kicker', 40), needed(box('title', 200)), box('body'), line('note'), foot],
  event: [line('kicker', 40), needed(box('title', 200)), needed(line('date', 120)), line('time', 80), line('place'), line('note'), foot],
  quote: [needed(box('text')), needed(line('name', 120)), line('position'), foot],
  greeting: [line('opening'), needed(box('title', 200)), box('message', 400), line('date', 120), foot],
  condolence: [line('opening'), needed(line('name')), box('position', 240), line('date'), box('message', 400), foot],
  figures: [
    needed(box('title', 200)),
    needed(line('value1', 24)),
    needed(line('label1', 120)),
    line('value2', 24),
    line('label2', 120),
    line('value3', 24),
    line('label3', 120),
    line('source'),
    foot,
  ],
  'before-after': [needed(box('title', 200)), line('before', 40), line('after', 40), line('place'), foot],
  clarification: [needed(box('claim', 400)), needed(box('fact')), line('source', 200), line('date', 80), line('official', 160), foot],
}; // oxfmt-ignore

/** How many pictures a template shows: at least and at most. */
export const cardPictures: Readonly<Record<CardTemplate, readonly [number, number]>> = {
  announcement: [0, 0],
  event: [0, 0],
  quote: [0, 1],
  greeting: [0, 0],
  condolence: [0, 1],
  figures: [0, 0],
  'before-after': [2, 2],
  clarification: [0, 0],
};

export interface CardDesign {
  readonly template: CardTemplate;
  readonly tone: CardTone;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly pictures: readonly string[];
}

export interface CardLook {
  readonly agencyName: string;
  /** The government it belongs to; empty on a card of the city itself. */
  readonly governmentName: string;
  /** `#rrggbb`. */
  readonly main: string;
  readonly accent: string;
}

/** Only what the template asks for, without white space around it. */
export function tidied({ template, tone, fields, pictures }: CardDesign): CardDesign {
  const known = cardFields[template].map(({ name }) => [name, (fields[name] ?? '').trim()] as const);
  return {
    template,
    tone,
    fields: Object.fromEntries(known.filter(([, words]) => words !== '')),
    pictures: pictures.slice(0, cardPictures[template][1]),
  };
}
