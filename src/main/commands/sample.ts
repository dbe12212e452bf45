import { join } from 'node:path';
import { city } from '#organisation/index.ts';
import { pictureFiles } from '#media/index.ts';
import { fillSampleCity, samplePassword, sampleSignIns } from '#sample/index.ts';
import { accept, type Result } from '#platform/result.ts';
import type { Started } from '../start.ts';
import { onTwoLines } from '../words.ts';
import { refused, withProduct, type Command } from './command.ts';

export const sample: Command = (tools) =>
  withProduct(tools, async (started) => {
    const filled = await ensureSample(started);
    if (!filled.ok) return refused(tools.print, filled.refusal);
    tools.print(filled.value);
    return 0;
  });

/** Fills an empty database; a sample city that is there already is as good. Answers who can sign in. */
async function ensureSample({ db, config }: Started): Promise<Result<string, { readonly kind: 'already-has-a-city' }>> {
  const known = await city(db);
  if (!known?.isSample) {
    const files = pictureFiles(join(config.dataDir, 'media'));
    const filled = await fillSampleCity({ db, files, now: () => new Date(), publicUrl: config.publicUrl });
    if (!filled.ok) return filled;
  }
  const lines = sampleSignIns().map(({ role, email, name }) => `  ${role.padEnd(14)}${email.padEnd(44)}${name}`);
  return accept([onTwoLines('sample.filled', { password: samplePassword }), '', ...lines, ''].join('\n'));
}
