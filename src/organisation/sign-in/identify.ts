import type { Context } from 'hono';
import type { Db, Tx } from '#platform/db/db.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import type { AgencyTree } from '#organisation/agencies/agency-tree.ts';
import { grantsFor } from '#organisation/grants.ts';
import type { Actor, PersonId } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { activePerson, type Person } from '#organisation/people/person.store.ts';
import { personOfToken } from '#organisation/account/api-token.store.ts';

type IdentifyTools = Pick<OrganisationTools, 'db' | 'engine' | 'now'>;

/** Who sends this request: by API token when one is given, else by the session's cookie. */
export function identifyWith(tools: IdentifyTools): (context: Context) => Promise<Actor | undefined> {
  return async (context) => {
    const given = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given !== undefined) {
      const personId = await personOfToken(tools.db, given, tools.now());
      return personId && (await actorFor(tools, personId, 'token'));
    }
    if (!context.req.header('cookie')) return undefined;
    // Side by side: every request waits for this.
    const [session, tree] = await Promise.all([tools.engine.sessionOf(context), agencyTree(tools.db)]);
    return session && actorIn(tree, await activePerson(tools.db, session.personId), 'session');
  };
}

/** As that person may act now; undefined once they are not active any more. */
export async function actorFor(
  { db }: { readonly db: Db | Tx },
  personId: PersonId,
  via: Actor['via'],
): Promise<Actor | undefined> {
  const [person, tree] = await Promise.all([activePerson(db, personId), agencyTree(db)]);
  return actorIn(tree, person, via);
}

function actorIn(tree: AgencyTree, person: Person | undefined, via: Actor['via']): Actor | undefined {
  if (!person) return undefined;
  const { id, memberships, name, language } = person;
  return { personId: id, name, language, via, memberships, grants: grantsFor(memberships, tree) };
}
