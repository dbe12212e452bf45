import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDuePost, aNewsroom, sendToTheEnd, type Newsroom } from '../../../test/support/publishing.ts';
import type { Failure } from '#channels/index.ts';
import type { Letter } from '#platform/mail/mail.ts';
import { resumeChannel, sweepOnce } from '#publishing/deliveries/sweep-deliveries.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { inTransaction } from '#platform/db/db.ts';
import { tellTroubles } from './tell-troubles.ts';

const { db } = await aDatabase();
const cutOff: Failure = { kind: 'must-reconnect', detail: '' };
const refused: Failure = { kind: 'rejected', detail: 'too long' };

async function aDesk() {
  // What earlier tests left behind is told of elsewhere.
  await sql`update delivery set state = 'withdrawn'`.execute(db);
  await sql`delete from trouble`.execute(db);
  const room = await aNewsroom(db);
  const letters: Letter[] = [];
  const mail = { takes: true, send: (letter: Letter) => Promise.resolve(mail.takes && letters.push(letter) > 0) };
  const tell = () => tellTroubles({ db, mail, publicUrl: 'https://kabar.kota.test' });
  return { room, letters, mail, tell };
}

async function failing(room: Newsroom, fault: Failure): Promise<string> {
  room.network.faults.send.push(fault);
  const { deliveryId } = await aDuePost(room);
  await sendDelivery(room.tools, deliveryId);
  return deliveryId;
}

async function emailOf(personId: string | null): Promise<string> {
  return (await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()).email;
}

describe('what keeps posts from going out', () => {
  test('is told to its author when the words were refused, with the post and what to do', async () => {
    const { room, letters, tell } = await aDesk();
    await failing(room, refused);
    await tell();
    expect(letters).toMatchObject([{ to: await emailOf(room.city.people.contributor.personId) }]);
    expect(letters[0]?.text).toMatch(/Posyandu Melati.*menolak isinya[\s\S]*\/desk\/konten\//);
  });

  test('is told once per account, however many posts wait for it', async () => {
    const { room, letters, tell } = await aDesk();
    const first = await failing(room, cutOff);
    for (let more = 0; more < 3; more += 1) await sendDelivery(room.tools, (await aDuePost(room)).deliveryId);
    await tell();
    await tell();
    expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
    expect(letters[0]?.text).toContain('4 unggahan menunggu');
    const written = letters.length;
    await sendDelivery(room.tools, first);
    await tell();
    expect(letters).toHaveLength(written);
  });

  test('goes to whoever answers for the account, and else to those who may act on its posts', async () => {
    const { room, letters, tell } = await aDesk();
    const { approver } = room.city.people;
    await db
      .updateTable('channel')
      .set({ responsible_person_id: approver.personId })
      .where('id', '=', room.portal)
      .execute();
    await failing(room, cutOff);
    await tell();
    expect(letters.map(({ to }) => to)).toEqual([await emailOf(approver.personId)]);
  });

  test('is told anew when it was mended and came back', async () => {
    const { room, letters, tell } = await aDesk();
    const deliveryId = await failing(room, cutOff);
    await tell();
    const written = letters.length;
    await db.updateTable('channel').set({ state: 'connected' }).where('id', '=', room.portal).execute();
    await inTransaction(db, (tx) => resumeChannel(room.tools, tx, room.portal));
    await sendToTheEnd(room, deliveryId);
    await tell();
    expect(await db.selectFrom('trouble').select('id').where('closed_at', 'is', null).execute()).toEqual([]);
    await failing(room, cutOff);
    await tell();
    expect(letters).toHaveLength(2 * written);
  });

  test('that is late is found although nothing failed', async () => {
    const { room, letters, tell } = await aDesk();
    const { deliveryId } = await aDuePost(room);
    await sql`update delivery set due_at = due_at - interval '5 minutes' where id = ${deliveryId}`.execute(db);
    await sweepOnce(room.tools);
    await tell();
    expect(letters[0]?.text).toContain('Terlambat lebih dari dua menit');
  });

  test('is tried again when the mail server refused the letter, and told once by two at a time', async () => {
    const { room, letters, mail, tell } = await aDesk();
    await failing(room, refused);
    mail.takes = false;
    await expect(tell()).rejects.toThrow(/refused 1 letters/);
    mail.takes = true;
    await Promise.all([tell(), tell()]);
    expect(letters).toHaveLength(1);
  });

  test('is told to each of several, also when the mail server took only the letters of some', async () => {
    const { room, letters, mail, tell } = await aDesk();
    await failing(room, cutOff);
    const send = mail.send;
    let first = true;
    mail.send = (letter: Letter) => {
      const taken = first;
      first = false;
      return taken ? send(letter) : Promise.resolve(false);
    };
    await expect(tell()).rejects.toThrow(/refused/);
    mail.send = send;
    await tell();
    await tell();
    const everybody = letters.map(({ to }) => to);
    expect(everybody.length).toBeGreaterThan(1);
    expect(new Set(everybody).size).toBe(everybody.length);
  });

  test('is told after all when whoever wrote the letter died over it', async () => {
    const { room, letters, mail, tell } = await aDesk();
    await failing(room, refused);
    mail.send = () => new Promise(() => undefined);
    void tell();
    await expect.poll(() => db.selectFrom('trouble_letter').selectAll().execute()).toHaveLength(1);
    mail.send = (letter: Letter) => Promise.resolve(letters.push(letter) > 0);
    await tell();
    expect(letters).toEqual([]);
    await sql`update trouble_letter set claimed_at = claimed_at - interval '6 minutes'`.execute(db);
    await tell();
    expect(letters).toHaveLength(1);
  });

  test('of a post that is taken down is over, whatever stood in its way before', async () => {
    const { room, letters, tell } = await aDesk();
    const { deliveryId } = await aDuePost(room);
    await sql`
      update delivery set state = 'withdrawn', take_down_at = now(), late_alarm_at = now(), failure = '{"kind":"must-reconnect"}'
      where id = ${deliveryId}`.execute(db);
    await tell();
    expect(letters).toEqual([]);
    expect(await db.selectFrom('trouble').select('id').execute()).toEqual([]);
  });

  test('that one left lying hides no other: each missed post is told', async () => {
    const { room, letters, tell } = await aDesk();
    const miss = async () => {
      const { deliveryId } = await aDuePost(room);
      await sql`update delivery set due_at = due_at - interval '3 days' where id = ${deliveryId}`.execute(db);
      await sendDelivery(room.tools, deliveryId);
      await tell();
    };
    await miss();
    const written = letters.length;
    await miss();
    expect(letters).toHaveLength(2 * written);
  });

  test('that has lain for weeks is told to nobody who sets up a mail server today', async () => {
    const { room, letters, tell } = await aDesk();
    const deliveryId = await failing(room, refused);
    await sql`update delivery set settled_at = settled_at - interval '8 days' where id = ${deliveryId}`.execute(db);
    await tell();
    expect(letters).toEqual([]);
  });

  test('that nobody sees any more, such as of a withdrawn post, is told to nobody', async () => {
    const { room, letters, tell } = await aDesk();
    const deliveryId = await failing(room, refused);
    await sql`update post set state = 'withdrawn' where id = (select post_id from delivery where id = ${deliveryId})`.execute(
      db,
    );
    await tell();
    expect(letters).toEqual([]);
  });
});
