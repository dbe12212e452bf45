import { lengthIn, type TextLimit } from './fit.ts';
import type { Outline } from './outline.ts';
import { pressRelease, wordsIn, type Gap } from './press-release.ts';
import { radioScript, wordsPerMinute } from './radio.ts';
import { shotList } from './shot-list.ts';
import {
  billboard, bluesky, facebook, instagram, notice, portal, telegram, threads, tiktok, whatsapp, x, youtube, type Composed,
} from './social-forms.ts'; // oxfmt-ignore
import { spokespersonPoints } from './spokesperson.ts';
import { storyOf, type Story } from './story.ts';
import { textForms, type TextForm } from './text-forms.ts';

export interface Draft {
  readonly form: TextForm;
  readonly text: string;
  readonly words: number;
  readonly limit: { readonly used: number; readonly max: number; readonly unit: TextLimit['unit'] } | null;
  /** Of a script: for how long it is meant and how long it takes. */
  readonly reading: { readonly target: number; readonly seconds: number; readonly wordsPerMinute: number } | null;
  readonly gaps: readonly Gap[];
  /** The outline gives less than this form usually holds. */
  readonly tooShort: boolean;
}

/** The same outline on the same day always gives the same texts. */
export function draftsOf(outline: Outline): readonly Draft[] {
  const story = storyOf(outline);
  return textForms.map((form) => measured(form, compose[form](story)));
}

export function draftOf(outline: Outline, form: TextForm): Draft {
  return measured(form, compose[form](storyOf(outline)));
}

type Loose = Partial<Omit<Draft, 'form' | 'limit' | 'words'>> & { readonly text: string; readonly limit?: TextLimit };

function plain({ text, limit }: Composed): Loose {
  return { text, limit };
}

function radio(story: Story, target: 30 | 60): Loose {
  const { text, limit, seconds, tooShort } = radioScript(story, target);
  return { text, limit, tooShort, reading: { target, seconds, wordsPerMinute } };
}

const compose: Readonly<Record<TextForm, (story: Story) => Loose>> = {
  portal: (story) => plain(portal(story)),
  bluesky: (story) => plain(bluesky(story)),
  instagram: (story) => plain(instagram(story)),
  facebook: (story) => plain(facebook(story)),
  x: (story) => plain(x(story)),
  threads: (story) => plain(threads(story)),
  tiktok: (story) => plain(tiktok(story)),
  youtube: (story) => plain(youtube(story)),
  whatsapp: (story) => plain(whatsapp(story)),
  telegram: (story) => plain(telegram(story)),
  'radio-30': (story) => radio(story, 30),
  'radio-60': (story) => radio(story, 60),
  'press-release': (story) => pressRelease(story),
  billboard: (story) => plain(billboard(story)),
  notice: (story) => plain(notice(story)),
  'shot-list': (story) => ({ text: shotList(story) }),
  spokesperson: (story) => spokespersonPoints(story),
};

function measured(form: TextForm, { text, limit, reading, gaps, tooShort }: Loose): Draft {
  const max = limit?.max ?? null;
  return {
    form,
    text,
    words: wordsIn(text),
    limit: limit && max !== null ? { used: lengthIn(text, limit.unit), max, unit: limit.unit } : null,
    reading: reading ?? null,
    gaps: gaps ?? [],
    tooShort: tooShort ?? false,
  };
}

/** The same form with other words: as a person edited it. */
export function measuredAs({ form, limit, reading, gaps }: Draft, text: string): Draft {
  const seconds = lengthIn(text, 'second-read-aloud');
  return {
    form,
    text,
    words: wordsIn(text),
    limit: limit && { ...limit, used: lengthIn(text, limit.unit) },
    reading: reading && { ...reading, seconds },
    gaps,
    tooShort: reading ? seconds < reading.target * 0.9 : form === 'press-release' && wordsIn(text) < 300,
  };
}
