import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';

const { db } = await aDatabase();
const city = await aCityWithAgencies(db);
const { app } = aProduct(db);

const call = async (token: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const how = body ? { method: 'PUT', body: JSON.stringify(body) } : {};
  return await app.request(`/api${path}`, { headers, ...how });
};

test('the league is off until the coordinator of the city turns it on, which is in the trail, and closed to others', async () => {
  const [coordinator, admin] = [await aTokenOf(db, city.coordinator), await aTokenOf(db, city.people.admin)];
  expect(await (await call(coordinator, '/consistency/league')).json()).toMatchObject({ shown: false, placed: [] });
  expect((await call(admin, '/consistency/league', { shown: true })).status).toBe(403);
  expect((await call(coordinator, '/consistency/league', { shown: true })).status).toBe(200);
  expect(await (await call(coordinator, '/consistency/league')).json()).toMatchObject({ shown: true });
  expect((await call(admin, '/consistency/league')).status).toBe(403);
  const trail = db.selectFrom('audit_entry').select('action').where('subject_id', '=', city.root);
  expect((await trail.execute()).map(({ action }) => action)).toContain('consistency.league-turned-on');
});
