/** Where a process may die while it sends; every one is tried. */
export const faultSteps = [
  'before preparing',
  'after preparing',
  'after the attempt was written down',
  'during the call',
  'after the call',
  'before reading back',
  'after reading back',
] as const;
export type FaultStep = (typeof faultSteps)[number];
