interface Placed {
  readonly id: string;
  readonly parentId: string | null;
  readonly shortName: string;
}

/** How deep it stands among those shown; a parent one may not see does not count. */
export function levelOf(agencies: readonly Placed[], agency: Placed): number {
  const parent = agencies.find(({ id }) => id === agency.parentId);
  return parent ? levelOf(agencies, parent) + 1 : 0;
}

/** For a select: the tree drawn with spaces that browsers keep. */
export function agencyChoices(agencies: readonly Placed[]): { readonly value: string; readonly label: string }[] {
  return agencies.map((agency) => ({
    value: agency.id,
    label: `${'\u2003'.repeat(levelOf(agencies, agency))}${agency.shortName}`,
  }));
}
