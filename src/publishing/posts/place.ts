import type { Duty } from '#strategy/contract.ts';

/** Where a post stands in the plan. Citizens see none of it, so changing it voids no approval. */
export interface Place {
  readonly pillarId: string | null;
  readonly campaignId: string | null;
  readonly duty: Duty | null;
  /** What the campaign asked for with it. */
  readonly taskId: string | null;
}

export const nowhere: Place = { pillarId: null, campaignId: null, duty: null, taskId: null };
