import type { Config } from '#platform/config/config.ts';
import type { AnyRefusal } from '#platform/http/routes.ts';
import { start, type Started, type StartOptions } from '../start.ts';
import { sayFault } from '../start-faults.ts';
import { onTwoLines } from '../words.ts';

export interface CommandTools {
  readonly config: Config;
  readonly print: (text: string) => void;
}

export interface Given {
  /** What follows the command's name, options taken out. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Answers the exit code. */
export type Command = (tools: CommandTools, given: Given) => Promise<number>;

/** Puts the product together for one piece of work and takes it apart again. */
export async function withProduct(
  { config, print }: CommandTools,
  work: (started: Started) => Promise<number>,
  options: StartOptions = { share: true },
): Promise<number> {
  const started = await start(config, options);
  if (!started.ok) {
    print(sayFault(started.refusal));
    return 1;
  }
  try {
    return await work(started.value);
  } finally {
    await started.value.stop();
  }
}

export function refused(print: CommandTools['print'], refusal: AnyRefusal): number {
  print(onTwoLines(`refusal.${refusal.kind}`, { ...refusal }));
  return 1;
}
