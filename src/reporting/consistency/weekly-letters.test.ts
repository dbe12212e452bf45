import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import type { Letter } from '#platform/mail/mail.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aChannel, aPostedPost } from '../../../test/support/voices.ts';
import { setSilence } from './weekly-letter.store.ts';
import { writeWeeklyLetters } from './weekly-letters.ts';

const { db } = await aDatabase();
/** Monday, eight o'clock in Jakarta. */
const monday = '2026-11-30T01:00:00Z';
let city: TestCity;
let taken: Letter[];
let isRefusing: boolean;

beforeEach(async () => {
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('consistency_letter').execute();
    await tx.updateTable('person').set({ active: false }).execute();
  });
  city = await aCityWithAgencies(db);
  taken = [];
  isRefusing = false;
});

async function send(letter: Letter): Promise<boolean> {
  await Promise.resolve();
  if (!isRefusing) taken.push(letter);
  return !isRefusing;
}

async function write(at: string): Promise<void> {
  await writeWeeklyLetters({ db, now: () => new Date(at), mail: { send }, publicUrl: 'https://kabar.test' });
}

describe('the letter of Monday morning', () => {
  test('goes to PR admins alone, with last week and what to do, in their own language', async () => {
    const { id } = await aChannel(db, { agencyId: city.own });
    await aPostedPost(db, { agencyId: city.own, channelId: id, at: new Date('2026-11-25T02:00:00Z') });
    const other = await aPerson(db, { role: 'admin', agencyId: city.sibling });
    const english = { language: 'en' as const };
    await inTransaction(db, (tx) => tx.updateTable('person').set(english).where('id', '=', other.personId).execute());
    await write(monday);
    expect(taken).toHaveLength(2);
    const [indonesian] = taken.filter(({ subject }) => subject.includes('Dinkes'));
    expect(indonesian?.text).toContain('Tayang pekan lalu: 1 dari 1');
    expect(indonesian?.text).toContain('https://kabar.test/desk/konsistensi');
    expect(taken.find(({ subject }) => subject.includes('DPUPR'))?.text).toContain('nothing was scheduled');
  });

  test('comes once a week and person, also from two servers and after a restart', async () => {
    await Promise.all([write(monday), write(monday)]);
    await write('2026-11-30T05:00:00Z');
    expect(taken).toHaveLength(1);
    await write('2026-12-07T01:00:00Z');
    expect(taken).toHaveLength(2);
  });

  test.each(['2026-11-30T00:59:00Z', '2026-11-29T03:00:00Z', '2026-11-30T17:00:00Z', '2026-12-01T02:00:00Z'])(
    'is not written at %s',
    async (at) => {
      await write(at);
      expect(taken).toEqual([]);
    },
  );

  test('is written again when the mail server refused it', async () => {
    isRefusing = true;
    await expect(write(monday)).rejects.toThrow('refused 1');
    isRefusing = false;
    await write('2026-11-30T01:10:00Z');
    expect(taken).toHaveLength(1);
  });

  test('is not for whoever wants none', async () => {
    const { personId } = city.people.admin;
    await inTransaction(db, (tx) => setSilence(tx, personId, true));
    await write(monday);
    expect(taken).toEqual([]);
    await inTransaction(db, (tx) => setSilence(tx, personId, false));
    await write(monday);
    expect(taken).toHaveLength(1);
  });
});
