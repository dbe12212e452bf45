import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config/config.ts';
import { backup, restore } from './commands/backup.ts';
import type { Command } from './commands/command.ts';
import { doctor } from './commands/doctor.ts';
import { rotateKey } from './commands/rotate-key.ts';
import { sample } from './commands/sample.ts';
import { token } from './commands/token.ts';
import { outsideFault, sayFault } from './start-faults.ts';
import { inBoth } from './words.ts';

const commands: Readonly<Record<string, Command>> = {
  doctor,
  token,
  sample,
  backup,
  restore,
  'rotate-key': rotateKey,
  help: ({ print }) => Promise.resolve(print(helpText())).then(() => 0),
};

async function run(args: readonly string[]): Promise<number> {
  const config = readConfig();
  if (!config.ok) return fail(sayFault(config.refusal));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { email: { type: 'string' }, name: { type: 'string' }, 'with-key': { type: 'boolean' } },
      allowPositionals: true,
    });
    const [name = 'help', ...words] = positionals;
    const command = commands[name];
    if (!command) return fail(helpText());
    // A command has nothing to log unless something is wrong.
    const quiet = { ...config.value, logLevel: config.value.logLevel === 'info' ? 'warn' : config.value.logLevel };
    return await command({ config: quiet, print }, { words, options: values });
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  const known = outsideFault(error);
  if (known) return fail(sayFault(known));
  // An option that does not exist: Node's own sentence names it.
  if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    return fail(`${(error as Error).message}\n\n${helpText()}`);
  }
  throw error;
}

function helpText(): string {
  const lines = Object.keys(commands).map((name) => `  ${name.padEnd(12)}${inBoth(`cli.help.${name}`)}`);
  return [inBoth('cli.usage'), '', ...lines].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(said: string): number {
  process.stderr.write(`${said}\n`);
  return 1;
}

process.exit(await run(process.argv.slice(2)));
