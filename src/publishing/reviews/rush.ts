/** Who may be let publish at once. */
export const rushRoles = ['coordinator', 'approver', 'admin'] as const;
export type RushRole = (typeof rushRoles)[number];

export const usualRushRoles: readonly RushRole[] = ['coordinator', 'approver'];

/** How the review of something that is out already ends. */
export const outcomes = ['fine', 'correct', 'withdraw'] as const;
export type Outcome = (typeof outcomes)[number];
