import { agencyTree, commandActor, createTokenFor } from '#organisation/index.ts';
import { onTwoLines } from '../words.ts';
import { refused, withProduct, type Command } from './command.ts';

export const token: Command = async (tools, { words, options }) => {
  const { email, name } = options;
  if (words[0] !== 'create' || typeof email !== 'string' || typeof name !== 'string') {
    tools.print(onTwoLines('cli.help.token'));
    return 1;
  }
  return await withProduct(tools, async ({ db }) => {
    const made = await createTokenFor({ db }, commandActor(await agencyTree(db)), { email, name });
    if (!made.ok) return refused(tools.print, made.refusal);
    tools.print(onTwoLines('cli.token-made', { email }));
    tools.print(made.value.token);
    return 0;
  });
};
