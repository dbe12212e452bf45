import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdmin } from './admin-database.ts';
import { templateName } from './postgres.setup.ts';

/** Room for one filled sample city, which the first journey that asks for one fills and the others copy. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kentongan-sample-'));
  // As root, PostgreSQL's own account must get there.
  await chmod(folder, 0o755);
  const template = `${templateName}_sample`;
  process.env['TEST_SAMPLE_TEMPLATE'] = template;
  process.env['TEST_SAMPLE_FOLDER'] = folder;
  return async () => {
    await asAdmin((admin) => admin.query(`drop database if exists ${template} with (force)`));
    await rm(folder, { recursive: true, force: true });
  };
}
