import type { ReactElement } from 'react';
import type { StrategyContent, StrategyView } from '#strategy/contract.ts';
import type { RevisedDraft } from '#web/kit/use-revised-draft.ts';

export const partNames = ['purpose', 'audiences', 'kinds', 'channels', 'voice', 'words', 'hashtags', 'brand'] as const;
export type PartName = (typeof partNames)[number];

export interface ReadProps {
  readonly content: StrategyContent;
  /** Whose it is: pictures are fetched from there. */
  readonly agencyId: string;
}

export interface EditProps {
  readonly strategy: StrategyView;
  readonly writing: RevisedDraft<StrategyContent>;
}

/** One part of a strategy: how it reads and how it is written. */
export interface Part {
  readonly name: PartName;
  readonly isFilled: (content: StrategyContent) => boolean;
  readonly Read: (props: ReadProps) => ReactElement;
  readonly Edit: (props: EditProps) => ReactElement;
}
