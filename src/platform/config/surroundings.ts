const handedOn = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'] as const;

/** What another program of this machine needs to run; no setting and no secret of ours is in it. */
export function surroundings(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const known = handedOn.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(known.filter((entry): entry is [(typeof handedOn)[number], string] => !!entry[1]));
}
