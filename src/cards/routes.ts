import { scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import { cardsOf } from './card.store.ts';
import type { Card } from './card.ts';
import { cardPreviewEndpoint, cardsEndpoint, makeCardEndpoint, type CardView } from './contract.ts';
import { makeCard } from './make-card.ts';
import { previewCard } from './preview-card.ts';
import type { CardTools } from './tools.ts';

export function cardRoutes(routes: Routes<Actor>, tools: CardTools): void {
  routes.serve(cardPreviewEndpoint, async ({ actor, body: { agencyId, ...asked } }) => {
    const shown = await previewCard(tools, actor, { agencyId: agencyId as AgencyId, ...asked });
    if (!shown.ok) return shown;
    const { bytes, mime, findings, ...rest } = shown.value;
    const image = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
    return accept({ image, ...rest, findings: [...findings] });
  });
  routes.serve(makeCardEndpoint, async ({ actor, body: { agencyId, ...asked } }) => {
    const made = await makeCard(tools, actor, { agencyId: agencyId as AgencyId, ...asked });
    return made.ok ? accept({ ...present(made.value), alt: made.value.alt }) : made;
  });
  routes.serve(cardsEndpoint, async ({ actor, query: { mediaId } }) => {
    const found = await cardsOf(tools.db, scopeOf(actor, 'media.read'), [mediaId].flat());
    const cards = new Map([...found.values()].map((card) => [card.id, card]));
    return accept({ items: [...cards.values()].map(present) });
  });
}

function present({ id, agencyId, design, pictures }: Card): CardView {
  const { template, tone, fields } = design;
  const shown = { template, tone, fields: { ...fields }, pictures: [...design.pictures] };
  return { id, agencyId, design: shown, pictures: [...pictures] };
}
