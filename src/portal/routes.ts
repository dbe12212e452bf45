import { agencyTree, clientAddress, type Actor } from '#organisation/index.ts';
import { readTrackingCode } from '#listening/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { z } from 'zod';
import * as addresses from './addresses.ts';
import { lookUp } from './citizen/look-up.ts';
import { masked } from './citizen/mask.ts';
import { sendMessage, type Goal, type SendTools } from './citizen/send-message.ts';
import { sendPublicMessageEndpoint, trackPublicMessageEndpoint, type PublicMessageBody } from './contract.ts';
import { postPage } from './views/posts.view.ts';

export interface PortalRoutesApiTools {
  readonly sending: SendTools;
  readonly publicUrl: string;
}

/** What a citizen can do through the API, without signing in. */
export function portalRoutes(routes: Routes<Actor>, { sending, publicUrl }: PortalRoutesApiTools): void {
  routes.servePublic(sendPublicMessageEndpoint, async ({ body, language, context }) => {
    const goal = await goalOf(sending, body);
    if (!goal) return refuse({ kind: body.kind === 'comment' ? 'post-not-found' : 'agency-not-found' });
    const sender = { address: clientAddress(context), language, by: { submissionKey: body.submissionKey } };
    const sent = await sendMessage(sending, sender, { goal, typed: body });
    if (!sent.ok) return sent;
    const { trackingCode, moderation } = sent.value;
    return accept({ trackingCode, moderation, address: publicUrl + addresses.tracking(trackingCode) });
  });

  routes.servePublic(trackPublicMessageEndpoint, async ({ params, context }) => {
    const looked = await lookUp(sending, clientAddress(context), readTrackingCode(params.code));
    if (!looked.ok) return looked;
    const { kind, state, public: shown, agency, said } = looked.value;
    return accept({
      kind,
      state,
      public: shown,
      agency: agency.shortName,
      said: said.map(({ by, text, at, moderation }) => ({ by, text: masked(text), at: at.toISOString(), moderation })),
    });
  });
}

async function goalOf({ db }: SendTools, body: z.infer<typeof PublicMessageBody>): Promise<Goal | undefined> {
  const { kind } = body;
  if (kind === 'comment') {
    const post = body.post === undefined ? undefined : await postPage(db, body.post);
    return post && { to: 'post', postId: post.postId };
  }
  if (body.agency === undefined) return { to: 'agency', kind, agencyId: null };
  const agency = (await agencyTree(db)).all.find(({ active, slug }) => active && slug === body.agency);
  return agency && { to: 'agency', kind, agencyId: agency.id };
}
