import { randomBytes } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';

const mark = (): string => randomBytes(5).toString('hex');

async function aFact(db: Db, agencyId: AgencyId, removed: Date | null = null): Promise<string> {
  const said = { label: 'Kuota beasiswa', kind: 'number', value: '120', display: 'full', shown: '120' };
  const row = { agency_id: agencyId, code: `kuota-${mark()}`, removed_at: removed, ...said };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('fact').values(row).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

interface MessageRow {
  readonly state: 'draft' | 'issued' | 'withdrawn';
  readonly removed_at?: Date;
  readonly toNobody?: true;
}

/** Issued by that agency, to itself unless told otherwise. */
async function aKeyMessage(db: Db, agencyId: AgencyId, { toNobody, ...row }: MessageRow): Promise<string> {
  const version = row.state === 'draft' ? 0 : 1;
  const said = { title: 'Loket tetap buka', points: JSON.stringify(['Loket buka setiap hari.']), for_all: false };
  const values = {
    agency_id: agencyId,
    ...said,
    valid_from: '2020-01-01',
    version,
    issued_at: version ? new Date() : null,
  };
  return await inTransaction(db, async (tx) => {
    const insert = tx.insertInto('key_message').values({ ...values, ...row });
    const { id } = await insert.returning('id').executeTakeFirstOrThrow();
    if (!toNobody) await tx.insertInto('key_message_agency').values({ message_id: id, agency_id: agencyId }).execute();
    const content = JSON.stringify({ narrative: '', points: [] });
    if (version > 0) await tx.insertInto('key_message_version').values({ message_id: id, version, content }).execute();
    return id;
  });
}

export const messageThings = {
  'key-messages': (db: Db, agencyId: AgencyId): Promise<string> => aKeyMessage(db, agencyId, { state: 'issued' }),
  facts: (db: Db, agencyId: AgencyId): Promise<string> => aFact(db, agencyId),
};

const aFactBody = { label: 'Kuota', kind: 'number', value: '120' };

const aReadMessage = (db: Db, agencyId: AgencyId): Promise<string> =>
  aKeyMessage(db, agencyId, { state: 'issued', toNobody: true });
const aMessageBody = { title: 'Loket tetap buka', validFrom: '2026-11-01' };

export const messageCases: Readonly<Record<string, Case>> = {
  'get /key-messages/writing': { by: 'agency', query: ({ agencyId }) => ({ agencyId }) },
  // What goes to an agency is read below it too.
  'get /key-messages/{id}': { thing: aReadMessage },
  'get /key-messages/{id}/csv': { thing: aReadMessage },
  'post /key-messages': { body: ({ agencyId }) => ({ agencyId, ...aMessageBody }) },
  'put /key-messages/{id}': {
    thing: (db, agencyId) => aKeyMessage(db, agencyId, { state: 'draft' }),
    body: () => ({ ...aMessageBody, revision: 1 }),
  },
  'post /key-messages/{id}/revise': { body: () => ({ ...aMessageBody, revision: 1, note: 'Jam loket' }) },
  'post /key-messages/{id}/issue': {
    thing: (db, agencyId) => aKeyMessage(db, agencyId, { state: 'draft' }),
    body: () => ({ revision: 1 }),
  },
  'post /key-messages/{id}/withdraw': { body: () => ({ revision: 1 }) },
  'post /key-messages/{id}/reinstate': { thing: (db, agencyId) => aKeyMessage(db, agencyId, { state: 'withdrawn' }) },
  'post /key-messages/{id}/restore': {
    thing: (db, agencyId) => aKeyMessage(db, agencyId, { state: 'draft', removed_at: new Date() }),
  },
  'post /key-messages/{id}/confirm': { body: ({ agencyId }) => ({ agencyId, version: 1 }) },
  'put /posts/{id}/key-messages': { body: () => ({ messageId: crypto.randomUUID(), carries: false }) },
  'post /facts': { body: ({ agencyId }) => ({ agencyId, code: `kuota-${mark()}`, ...aFactBody }) },
  'put /facts/{id}': { body: () => ({ ...aFactBody, revision: 1 }) },
  // Facts are the city's: everybody reads all of them.
  'get /facts/{id}': { by: 'somewhere' },
  'get /facts/{id}/uses': { by: 'somewhere' },
  'post /facts/{id}/restore': { thing: (db, agencyId) => aFact(db, agencyId, new Date()) },
};
