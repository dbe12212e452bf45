import type { PostKind } from '#publishing/posts/post.ts';
import type { SheetColumn } from './columns.ts';
import type { KnownChannel } from './read-names.ts';

/** What an agency has, against which its rows are read. */
export interface SheetContext {
  readonly zone: string;
  readonly zoneLabel: string;
  /** Where the agency is. */
  readonly today: string;
  readonly agencyNames: readonly string[];
  readonly channels: readonly KnownChannel[];
  /** Where its posts go when the plan names no platform. */
  readonly usualChannelIds: readonly string[];
  readonly pillars: readonly { readonly id: string; readonly name: string }[];
  readonly existing: readonly ExistingPost[];
}

/** A post the agency already has, as a row would say it. */
export interface ExistingPost {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly pillarId: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly channelIds: readonly string[];
}

export interface Problem {
  readonly column: SheetColumn;
  /** A row with an error stays out; a warning says what was understood. */
  readonly level: 'error' | 'warning';
  readonly kind: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What a row would become. */
export interface RowDraft {
  readonly date: string | null;
  readonly time: string | null;
  readonly channelIds: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly kind: PostKind;
  readonly pillarId: string | null;
  readonly brief: Readonly<Record<BriefColumn, string>>;
}

export const briefColumns = ['hashtags', 'visual', 'cta', 'purpose', 'pic', 'link'] as const;
export type BriefColumn = (typeof briefColumns)[number];

export type RowState = 'good' | 'doubtful' | 'bad' | 'same' | 'changed' | 'other-agency' | 'called-off' | 'empty';

export interface CheckedRow {
  readonly state: RowState;
  readonly problems: readonly Problem[];
  readonly draft: RowDraft | null;
  /** The post it already is, or may be. */
  readonly postId: string | null;
}

export interface SheetRows {
  readonly columns: readonly (SheetColumn | null)[];
  readonly rows: readonly (readonly string[])[];
}
