import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anAgency } from '../../../test/support/people.ts';
import { can, canSomewhere } from '#organisation/permissions.ts';
import { grantsFor } from '#organisation/grants.ts';
import { systemActor } from '#organisation/own-actors.ts';
import { inTransaction, openDb } from '#platform/db/db.ts';
import { agencyTree } from './agency-tree.store.ts';

const { db, url } = await aDatabase();

test('a role reaches the own agency and those below it, not a sibling and not the parent', async () => {
  const { people, root, own, sibling, below } = await aCityWithAgencies(db);
  expect([own, below, sibling, root].map((id) => can(people.admin, 'channel.write', id))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(canSomewhere(people.contributor, 'post.approve')).toBe(false);
});

test('the remembered tree follows changes made by another process', async () => {
  const { root, below } = await aCityWithAgencies(db);
  const before = await agencyTree(db);
  expect(await agencyTree(db)).toBe(before);
  const other = openDb(url, 1);
  const added = await anAgency(other, { shortName: 'Dishub', parentId: root });
  await other.destroy();
  const after = await agencyTree(db);
  expect(after.subtree(root)).toContain(added);
  expect(before.subtree(root)).not.toContain(added);
  expect(after.ancestors(below)).toHaveLength(2);
});

test('a deactivated agency can be read but not acted for', async () => {
  const { people, own } = await aCityWithAgencies(db);
  await inTransaction(db, (tx) => tx.updateTable('agency').set({ active: false }).where('id', '=', own).execute());
  const admin = { ...people.admin, grants: grantsFor(people.admin.memberships, await agencyTree(db)) };
  expect(can(admin, 'post.read', own)).toBe(true);
  expect(can(admin, 'post.write', own)).toBe(false);
});

test('the product itself reaches everything', async () => {
  const { sibling, root } = await aCityWithAgencies(db);
  const actor = systemActor(await agencyTree(db));
  expect(can(actor, 'post.approve', sibling) && can(actor, 'city.write', root)).toBe(true);
});
