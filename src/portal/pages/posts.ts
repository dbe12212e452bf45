import { html } from '#portal/look/html.ts';
import * as addresses from '#portal/addresses.ts';
import type { Page } from '#portal/look/layout.ts';
import { crumbs, empty, olderLink, postCard } from '#portal/look/parts.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { Cursor } from '#portal/views/cursor.ts';
import { postCards } from '#portal/views/posts.view.ts';

const perPage = 24;

export async function postsPage(visit: Visit, before: Cursor | undefined): Promise<Page> {
  const { items, next } = await postCards(visit.db, { limit: perPage, before });
  visit.dependsOn.add(causes.posts);
  for (const { postId } of items) visit.dependsOn.add(causes.post(postId));
  const title = visit.say('posts.title');
  return {
    title,
    description: visit.say('posts.description', { city: visit.city.name }),
    main: html`<div class="w">
      ${crumbs(visit, [{ href: addresses.posts, words: title }])}
      <div class="tx"><h1>${title}</h1></div>
      <section class="sec">
        <h2 class="vh">${title}</h2>
        ${items.length > 0 ? html`<div class="pg">${items.map((card) => postCard(visit, card))}</div>` : empty(visit, visit.say('posts.empty'), visit.say('posts.empty-why'))}${olderLink(visit, next, addresses.posts)}
      </section>
    </div>`,
  };
}
