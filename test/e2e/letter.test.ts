import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aBrowser, aDevice, phone } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();

/** A letter to the approver about a post of theirs that waits. */
async function aLetter(): Promise<{ readonly address: string; readonly postId: string }> {
  const { rows } = await sql<{ post: string; person: string; submitted_at: Date }>`
    update post set submitted_at = now() from membership m join person on person.id = m.person_id
    where post.id = (select id from post where state = 'in-review' and information_class = 'berkala' and removed_at is null
        and agency_id = m.agency_id order by id limit 1)
      and person.email = 'bambang.prasetyo@dpupr.contoh'
    returning post.id as post, person.id as person, post.submitted_at`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('The sample city has a post that waits for its approver');
  const secret = randomBytes(32).toString('base64url');
  await sql`insert into approval_letter (token_hash, post_id, submitted_at, person_id, expires_at)
    select ${createHash('sha256').update(secret).digest()}, id, submitted_at, ${found.person}, now() + interval '1 day'
    from post where id = ${found.post}`.execute(db);
  return { address: `${server.url}/setujui/${secret}`, postId: found.post };
}

test('an approver opens the letter on the phone and approves with one press, without a session or a script', async () => {
  const { address, postId } = await aLetter();
  const page = await aDevice(browser, { viewport: phone });
  await page.goto(address);
  const { title } = await db.selectFrom('post').select('title').where('id', '=', postId).executeTakeFirstOrThrow();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await screenFaults(page)).toEqual([]);

  const bare = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage();
  await bare.goto(address);
  const approve = bare.getByRole('button', { name: 'Setujui' });
  expect((await approve.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await approve.press('Enter');
  await bare.getByRole('heading', { level: 1, name: 'Disetujui' }).waitFor();
  const { state } = await db.selectFrom('post').select('state').where('id', '=', postId).executeTakeFirstOrThrow();
  expect(['approved', 'scheduled', 'missed']).toContain(state);
});
