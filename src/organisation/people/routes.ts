import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { canSomewhere, type Actor, type PersonId } from '#organisation/permissions.ts';
import { countTries } from '#organisation/sign-in/tries.ts';
import { signInNewcomer } from '#organisation/sign-in/sign-in.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { changePerson } from './change-person.ts';
import * as contract from './contract.ts';
import { invitePerson } from './invite-person.ts';
import type { HandedOut } from './letters.ts';
import { makeResetLink } from './make-reset-link.ts';
import { invitationsView, peopleView, personView } from './people.view.ts';
import { resendInvitation } from './resend-invitation.ts';
import { setMemberships } from './set-memberships.ts';
import { setPersonActive } from './set-person-active.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

export function peopleRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  const { db } = tools;
  const seen = async <Refusal>(
    actor: Actor,
    done: Result<PersonId, Refusal>,
  ): Promise<Result<contract.PersonView, Refusal | { kind: 'person-not-found' }>> => {
    if (!done.ok) return done;
    const view = await personView(db, actor, done.value);
    return view ? accept(view) : refuse({ kind: 'person-not-found' });
  };

  routes.serve(contract.listPeople, async ({ actor, query }) =>
    canSomewhere(actor, 'person.read') ? accept(await peopleView(db, actor, query)) : refuse({ kind: 'not-allowed' }),
  );
  routes.serve(contract.changePerson, async ({ actor, params, body }) =>
    seen(actor, await changePerson(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.setMemberships, async ({ actor, params, body }) =>
    seen(actor, await setMemberships(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.setPersonActive, async ({ actor, params, body }) =>
    seen(actor, await setPersonActive(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.makeResetLink, async ({ actor, params }) => linkOf(await makeResetLink(tools, actor, params)));
}

export function invitationRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  const { db, now } = tools;
  routes.serve(contract.listInvitations, async ({ actor }) =>
    canSomewhere(actor, 'person.invite')
      ? accept({ invitations: await invitationsView(db, actor, now()) })
      : refuse({ kind: 'not-allowed' }),
  );
  routes.serve(contract.invitePerson, async ({ actor, body }) => {
    const invited = await invitePerson(tools, actor, body);
    if (!invited.ok) return invited;
    const { id, mailed, link, expiresAt } = invited.value;
    return accept({ id, mailed, link, expiresAt: expiresAt.toISOString() });
  });
  routes.serve(contract.resendInvitation, async ({ actor, params }) =>
    linkOf(await resendInvitation(tools, actor, params)),
  );
  routes.serve(contract.withdrawInvitation, ({ actor, params }) => withdrawInvitation(tools, actor, params));
  routes.servePublic(contract.readInvitation, async ({ body, context }) => {
    const tried = await countTries(tools, context, 'link');
    return tried.ok ? await readInvitation(tools, body.token) : tried;
  });
  routes.servePublic(contract.acceptInvitation, async ({ body, context }) => {
    const tried = await countTries(tools, context, 'link');
    if (!tried.ok) return tried;
    const joined = await acceptInvitation(tools, body);
    if (!joined.ok) return joined;
    const { email, isNew } = joined.value;
    const signedIn = isNew && (await signInNewcomer(tools, context, { email, password: body.password }));
    return accept({ email, signedIn });
  });
}

function linkOf<Refusal>(
  done: Result<HandedOut & { readonly expiresAt: Date }, Refusal>,
): Result<contract.LinkView, Refusal> {
  if (!done.ok) return done;
  const { mailed, link, expiresAt } = done.value;
  return accept({ mailed, link, expiresAt: expiresAt.toISOString() });
}
