import { pictureAddress } from '#media/index.ts';
import { formatInstant } from '#platform/time/format.ts';
import * as addresses from '#portal/addresses.ts';
import { commentForm, type CommentForm } from '#portal/citizen/comment-form.ts';
import { html, type Html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, picture, postRow } from '#portal/look/parts.ts';
import { conversation } from '#portal/look/talk.ts';
import { excerpt, writtenByCity } from '#portal/look/written.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { commentsOf, type Talk } from '#portal/views/conversations.view.ts';
import {
  correctionsAround,
  postCards,
  postPage,
  withdrawnPostAt,
  type LinkedPage,
  type PostPage,
} from '#portal/views/posts.view.ts';
import { programmesOf } from '#portal/views/programmes.view.ts';
import { gonePage, notFoundPage } from './faults.ts';

/** `form`: what a citizen typed and has to mend, when the page answers that. */
export async function postPageFor(visit: Visit, slug: string, form: CommentForm): Promise<Page> {
  const { db } = visit;
  const post = await postPage(db, slug);
  if (!post) return (await withdrawnPostAt(db, slug)) ? gonePage(visit) : notFoundPage(visit);
  const comments = await commentsOf(db, post.postId);
  visit.dependsOn.add(causes.post(post.postId)).add(causes.talks);
  const title = post.title;
  return {
    title,
    description: excerpt(post.text, 200),
    pageId: post.pageId,
    kind: 'article',
    publishedAt: post.publishedAt,
    image: shareImage(visit, post),
    feedOf: { path: addresses.agency(post.agency.slug), name: post.agency.shortName },
    linkedData: newsArticle(visit, post),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.posts, words: visit.say('posts.title') }])}
      <div class="side">
        <div>
          <article class="ar" id="${addresses.pageAnchor(post.pageId)}">
            <h1 lang="id">${title}</h1>
            ${published(visit, post)}${await corrections(visit, post)}${pictures(post)}
            <div class="tx" lang="id">${writtenByCity(post.text)}</div>
            ${await belongsTo(visit, post)}${share(visit, post)}
          </article>
          ${talkUnder(visit, post, { comments, form })}
        </div>
        ${await othersOf(visit, post)}
      </div>
    </div>`,
  };
}

function published(visit: Visit, { agency, agencyName, publishedAt }: PostPage): Html {
  const when = formatInstant(publishedAt, agency.zone, visit.language);
  return html`<p class="o">
    <a href="${visit.to(addresses.agency(agency.slug))}">${agencyName}</a> ·
    <time datetime="${publishedAt.toISOString()}">${when}</time>
  </p>`;
}

/** A mistake is not hidden: the original leads to its correction, and the correction to the original. */
async function corrections(visit: Visit, { postId }: PostPage): Promise<Html | ''> {
  const { original, corrections: later } = await correctionsAround(visit.db, postId);
  if (!original && later.length === 0) return '';
  const link = ({ slug, title }: LinkedPage): Html =>
    html`<a href="${visit.to(addresses.post(slug))}" lang="id">${title}</a>`;
  return html`<div class="part">
    ${original ? html`<p>${visit.say('post.corrects')} ${link(original)}</p>` : ''}
    ${later.map((one) => html`<p><b>${visit.say('post.corrected')}</b> ${link(one)}</p>`)}
  </div>`;
}

async function othersOf(visit: Visit, { agencyId, agency, postId: thisPost }: PostPage): Promise<Html | ''> {
  const { items } = await postCards(visit.db, { limit: 5, agencyIds: [agencyId] });
  visit.dependsOn.add(causes.postsOf(agencyId));
  const others = items.filter(({ postId }) => postId !== thisPost).slice(0, 4);
  if (others.length === 0) return '';
  return html`<aside>
    <h2>${visit.say('post.others', { agency: agency.shortName })}</h2>
    <ul class="pl">
      ${others.map((card) => postRow(visit, card))}
    </ul>
  </aside>`;
}

function pictures({ pictures: shown }: PostPage): Html {
  return html`${shown.map((image, index) => html`<figure>${picture(image, 760, index === 0)}</figure>`)}`;
}

/** Which activity this reports, and which flagship programme that belongs to. */
async function belongsTo(visit: Visit, { activity }: PostPage): Promise<Html | ''> {
  if (!activity) return '';
  const programmes = (await programmesOf(visit.db, [activity.id])).get(activity.id) ?? [];
  visit.dependsOn.add(causes.activity(activity.id)).add(causes.programmes);
  const links = programmes.map(({ slug, name }) => html` <a href="${visit.to(addresses.programme(slug))}">${name}</a>`);
  return html`<div class="part">
    <p>
      ${visit.say('post.about-activity')}
      <a href="${visit.to(addresses.activity(activity.slug))}" lang="id">${activity.title}</a>
    </p>
    ${programmes.length > 0 ? html`<p>${visit.say('post.of-programme')}${links}</p>` : ''}
  </div>`;
}

/** Plain links, so that no network learns who reads this page. */
function share(visit: Visit, { slug, title }: PostPage): Html {
  const address = `${visit.publicUrl}${addresses.post(slug)}`;
  const [text, url] = [encodeURIComponent(`${title} ${address}`), encodeURIComponent(address)];
  const links = [
    ['WhatsApp', `https://wa.me/?text=${text}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ['X', `https://x.com/intent/post?text=${text}`],
    ['Bluesky', `https://bsky.app/intent/compose?text=${text}`],
    [visit.say('post.by-mail'), `mailto:?subject=${encodeURIComponent(title)}&body=${url}`],
  ] as const;
  return html`<p class="shr">
    <span>${visit.say('post.share')}</span
    >${links.map(([name, href]) => html`<a href="${href}" rel="noopener noreferrer">${name}</a>`)}
  </p>`;
}

function talkUnder(
  visit: Visit,
  post: PostPage,
  { comments, form }: { comments: readonly Talk[]; form: CommentForm },
): Html {
  const { say } = visit;
  const heading = comments.length > 0 ? say('post.comments', { count: comments.length }) : say('post.no-comments');
  return html`<section class="sec ar" id="tanggapan">
    <div class="sh"><h2>${heading}</h2></div>
    ${comments.map((talk) => conversation(visit, talk, 'public'))}${commentForm(visit, { slug: post.slug, moderated: post.moderated, form })}
  </section>`;
}

function shareImage(visit: Visit, { pictures: [first] }: PostPage): Page['image'] {
  return first && { url: visit.publicUrl + pictureAddress(first.mediaId, 'share'), alt: first.alt };
}

function newsArticle(visit: Visit, post: PostPage): object {
  const { city, publicUrl } = visit;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: post.title,
    inLanguage: 'id',
    datePublished: post.publishedAt.toISOString(),
    url: publicUrl + addresses.post(post.slug),
    author: {
      '@type': 'GovernmentOrganization',
      name: post.agencyName,
      url: publicUrl + addresses.agency(post.agency.slug),
    },
    publisher: { '@type': 'GovernmentOrganization', name: city.governmentName, url: publicUrl },
    image: post.pictures.map(({ mediaId }) => publicUrl + pictureAddress(mediaId, 'share')),
  };
}
