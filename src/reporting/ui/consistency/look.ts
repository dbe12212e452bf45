import { createContext, useContext } from 'react';
import type { BehindPart } from '#reporting/consistency/contract.ts';

/** Which posts are looked at. */
export interface Look {
  readonly part: BehindPart;
}

export const LookContext = createContext<(part: BehindPart) => void>(() => undefined);

/** Opens the posts behind a number. */
export function useLook(): (part: BehindPart) => void {
  return useContext(LookContext);
}
