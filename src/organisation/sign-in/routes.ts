import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import * as contract from './contract.ts';
import { askForReset, setNewPassword } from './reset-password.ts';
import { passkeySignInOptions, passSecondFactor, signIn, signInWithPasskey, signOut } from './sign-in.ts';

export function signInRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  routes.servePublic(contract.signIn, ({ body, context }) => signIn(tools, context, body));
  routes.servePublic(contract.passSecondFactor, ({ body, context }) => passSecondFactor(tools, context, body));
  routes.servePublic(contract.passkeySignInOptions, ({ context }) => passkeySignInOptions(tools, context));
  routes.servePublic(contract.signInWithPasskey, ({ body, context }) =>
    signInWithPasskey(tools, context, body.response),
  );
  routes.serve(contract.signOut, async ({ context }) => accept(await signOut(tools, context)));
  routes.servePublic(contract.askForReset, ({ body, context }) => askForReset(tools, context, body.email));
  routes.servePublic(contract.setNewPassword, ({ body, context }) => setNewPassword(tools, context, body));
}
