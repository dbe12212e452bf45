import pg from 'pg';
import { withDatabase } from './postgres.setup.ts';

/** What may create and drop databases on the PostgreSQL of the tests. */
export async function asAdmin<Answer>(act: (admin: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: process.env['TEST_ADMIN_URL'] ?? '' });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The address of another database on it. */
export function databaseUrl(name: string): string {
  return withDatabase(process.env['TEST_ADMIN_URL'] ?? '', name);
}
