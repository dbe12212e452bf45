import { html } from '#portal/look/html.ts';
import type { Page } from '#portal/look/layout.ts';
import type { Visit } from '#portal/serving/visit.ts';

/** The product runs, but nobody has said yet which city this is. */
export function notOpenPage(visit: Visit): Page {
  const { say } = visit;
  return {
    title: say('not-open.title'),
    description: say('not-open.why'),
    status: 503,
    unlisted: true,
    main: html`<div class="w sec">
      <div class="tx">
        <h1>${say('not-open.title')}</h1>
        <p>${say('not-open.why')}</p>
        <p><a class="btn" href="/desk/">${say('not-open.begin')}</a></p>
      </div>
    </div>`,
  };
}
