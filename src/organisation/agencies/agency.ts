import type { AgencyId } from '#organisation/permissions.ts';

export interface Agency {
  readonly id: AgencyId;
  readonly parentId: AgencyId | null;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly description: string;
  /** IANA name; it decides what hour people of this agency mean. */
  readonly zone: string;
  readonly active: boolean;
  readonly allowsSelfApproval: boolean;
  readonly moderatesComments: boolean;
}

/** Deeper trees are a mistake in the register: ministry → province → city → agency → sub-agency → unit leaves room. */
export const deepestLevel = 6;
