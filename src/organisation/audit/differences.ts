/** Only what changed, old and new, for the audit trail; undefined when nothing did. */
export function differences<Thing extends object>(
  before: Thing,
  after: Partial<{ [Name in keyof Thing]: Thing[Name] | undefined }>,
): { readonly before: object; readonly after: object } | undefined {
  const names = (Object.keys(after) as (keyof Thing)[]).filter(
    (name) => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
  if (names.length === 0) return undefined;
  return {
    before: Object.fromEntries(names.map((name) => [name, before[name]])),
    after: Object.fromEntries(names.map((name) => [name, after[name]])),
  };
}
