import { rename } from 'node:fs/promises';
import { resealChannelSecrets } from '#channels/index.ts';
import { resealContacts } from '#listening/index.ts';
import { resealTwoFactors } from '#organisation/index.ts';
import { newSecretKey, secretKeyFile, writeSecretKey } from '#platform/config/secret-key.ts';
import { inTransaction } from '#platform/db/db.ts';
import { rememberSecretKey } from '#platform/db/installation.store.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { onTwoLines } from '../words.ts';
import { withProduct, type Command } from './command.ts';

/** Everything sealed is opened with the old key and sealed with a new one, all of it or nothing. */
export const rotateKey: Command = (tools) =>
  withProduct(
    tools,
    async ({ db, config, secretKey }) => {
      const made = newSecretKey();
      const file = secretKeyFile(config.dataDir);
      const kept = `${file}.old`;
      const keys = { from: secretBox(secretKey), to: secretBox(made) };
      const count = await inTransaction(db, async (tx) => {
        const sealed =
          (await resealChannelSecrets(tx, keys)) +
          (await resealContacts(tx, keys)) +
          (await resealTwoFactors(tx, { from: secretKey, to: made }));
        await rememberSecretKey(tx, made);
        // Both keys are on the disk before the change counts: a crash in between leaves the old key in its second file.
        if (config.secretKey === undefined) {
          await rename(file, kept);
          await writeSecretKey(config.dataDir, made);
        }
        return sealed;
      });
      tools.print(onTwoLines('cli.key-rotated', { count }));
      if (config.secretKey === undefined) tools.print(onTwoLines('cli.key-rotated-file', { file: kept }));
      else tools.print(`${onTwoLines('cli.key-rotated-setting')}\n${made}`);
      return 0;
    },
    // A running server would go on with the old key.
    { share: false },
  );
