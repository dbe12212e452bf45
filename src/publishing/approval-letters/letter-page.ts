import { html, raw } from 'hono/html';
import type { Language } from '#platform/i18n/language.ts';
import { speaker, type Facts } from '#platform/i18n/messages.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { formatInstant } from '#platform/time/format.ts';
import { publishingMessages } from '#publishing/messages/messages.ts';
import { letterDays, needsSignIn } from './letter.ts';
import type { LetterText, ReadLetter } from './read-letter.ts';

type Html = ReturnType<typeof html>;
const words = speaker([platformMessages, publishingMessages]);

export interface Told {
  readonly language: Language;
  readonly desk: string;
}

function sayIn(language: Language) {
  return (key: string, facts: Facts = {}): string => words.say(language, `letter.${key}`, facts);
}

/** The post as it would go out, and the two answers to it. `fault` is told beside them; what was typed is kept. */
export function letterPage(
  read: ReadLetter,
  { language, desk, now, fault, note }: Told & { readonly now: Date; readonly fault?: string; readonly note?: string },
): Html {
  const say = sayIn(language);
  const { post, agency, content, texts, justification, actor } = read;
  const careful = needsSignIn(content, justification);
  return page(
    { language, title: say('title') },
    html`<p class="over">${say('title')}</p>
      <h1>${content.title}</h1>
      <p class="quiet">${agency.name}</p>
      ${read.inNameOf === null ? '' : html`<p class="when">${say('in-name-of', { name: read.inNameOf })}</p>`}
      <p class="when">${whenOf(read, { language, now })}</p>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''} ${picturesOf(read, language)}
      ${texts.length === 0 ? textOf({ text: content.text, channels: [] }, language) : texts.map((one) => textOf(one, language))}
      ${
        justification === ''
          ? ''
          : html`<h2>${say('justification')}</h2>
              ${paragraphs(justification)}`
      }
      ${
        careful
          ? html`<p class="fault">${say('careful', { why: careful })}</p>
              <p><a class="yes" href="${desk}/konten/${post.id}">${say('desk')}</a></p>`
          : answers(read, { language, note })
      }
      <p class="quiet">
        ${say('signed', { name: actor.name ?? '' })} <a href="${desk}/konten/${post.id}">${say('desk')}</a>
      </p>`,
  );
}

function whenOf({ post, agency }: ReadLetter, { language, now }: { readonly language: Language; readonly now: Date }) {
  const say = sayIn(language);
  if (post.publishAt === null) return say('when.none');
  const time = formatInstant(post.publishAt, agency.zone, language);
  return say(post.publishAt > now ? 'when' : 'when.passed', { time });
}

function picturesOf({ content }: ReadLetter, language: Language): Html | '' {
  if (content.pictures.length === 0) return '';
  const say = sayIn(language);
  return html`${content.pictures.map(
    ({ mediaId, alt }) =>
      html`<figure>
        <img src="?gambar=${mediaId}" alt="${alt}" loading="lazy" />
        <figcaption>${alt === '' ? say('no-alt') : alt}</figcaption>
      </figure>`,
  )}`;
}

function textOf({ text, channels }: LetterText, language: Language): Html {
  const title = channels.length === 0 ? sayIn(language)('base') : channels.join(', ');
  return html`<section>
    <h2>${title}</h2>
    ${paragraphs(text)}
  </section>`;
}

function paragraphs(text: string): Html {
  return html`<p class="text">${text}</p>`;
}

function answers(
  { post, turn, facts }: ReadLetter,
  { language, note }: { readonly language: Language; readonly note: string | undefined },
): Html {
  const say = sayIn(language);
  const read = html`<input type="hidden" name="revisi" value="${post.revision}" />
    <input type="hidden" name="giliran" value="${turn}" />
    <input type="hidden" name="fakta" value="${JSON.stringify(facts)}" />`;
  return html`<form method="post">
      ${read}<button class="yes" name="jawab" value="setuju">${say('approve')}</button>
    </form>
    <details ${note === undefined ? '' : raw('open')}>
      <summary>${say('return.open')}</summary>
      <form method="post">
        ${read}<label for="catatan">${say('note')}</label>
        <textarea id="catatan" name="catatan" rows="4" maxlength="2000" required>${note ?? ''}</textarea>
        <button name="jawab" value="kembali">${say('return')}</button>
      </form>
    </details>`;
}

/** That it is done, or why the address opens nothing. */
export function endPage(
  about: 'approved' | 'returned' | 'decided' | 'void',
  { language, desk, text }: Told & { readonly text?: string },
): Html {
  const say = sayIn(language);
  return page(
    { language, title: say(about) },
    html`<h1>${say(about)}</h1>
      <p>${text ?? say(`${about}.text`, { days: letterDays })}</p>
      <p><a class="yes" href="${desk}/">${say('desk')}</a></p>`,
  );
}

/** What the approval led to. */
export function approvedText(
  { post, agency }: ReadLetter,
  { language, state }: { readonly language: Language; readonly state: string },
): string {
  const time = post.publishAt ? formatInstant(post.publishAt, agency.zone, language) : '';
  return sayIn(language)(`approved.${state}`, { time });
}

export function refusalText(language: Language, refusal: { readonly kind: string }): string {
  return words.say(language, `refusal.${refusal.kind}`, { ...refusal });
}

export function tooFastText(language: Language): string {
  return sayIn(language)('too-fast');
}

function page({ language, title }: { readonly language: Language; readonly title: string }, main: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Kentongan</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`;
}

const style = `
:root { color-scheme: light dark; --paper: #F4F3EF; --card: #fff; --ink: #1B2036; --quiet: #5A5F73; --line: #DAD7CD; --act: #28439B; --on: #fff; --bad: #AE2019; --soft: #FBE3E0 }
@media (prefers-color-scheme: dark) { :root { --paper: #12151F; --card: #1A1E2A; --ink: #ECEBE6; --quiet: #A9ADBD; --line: #343A4D; --act: #AAB6FA; --on: #141B3C; --bad: #FF9C92; --soft: #43201F } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 20px 16px 40px; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 4px }
h2 { font-size: .875rem; color: var(--quiet); margin: 0 0 6px }
p { margin: 0 0 12px }
.over { font-weight: 600; color: var(--quiet); margin: 0 }
.quiet, figcaption { color: var(--quiet); font-size: .875rem }
.when { font-weight: 600 }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin: 0 0 12px }
.text { white-space: pre-wrap; margin: 0 }
figure { margin: 0 0 12px } img { max-width: 100%; height: auto; border-radius: 10px; display: block } figcaption { padding-top: 4px }
.fault { background: var(--soft); color: var(--bad); border-radius: 10px; padding: 10px 14px; font-weight: 600 }
button, .yes { display: block; width: 100%; min-height: 52px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: var(--ink); font: inherit; font-weight: 600; line-height: 1.2; padding: 14px 16px; text-align: center; text-decoration: none; cursor: pointer }
.yes { background: var(--act); border-color: var(--act); color: var(--on) }
details { margin: 12px 0 20px } summary { min-height: 44px; padding: 10px 0; cursor: pointer; font-weight: 600 }
label { display: block; font-weight: 600; margin: 4px 0 } textarea { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 10px; padding: 10px 12px; margin: 0 0 10px }
a { color: var(--act) } a.yes { color: var(--on) }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
`;
