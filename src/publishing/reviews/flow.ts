import type { AgencyId } from '#organisation/index.ts';
import type { Place } from './review.ts';

/** Who is asked in one place of a step. `people`: any one of those named. */
export type Party =
  | { readonly kind: 'approver' }
  | { readonly kind: 'coordinator' }
  | { readonly kind: 'people'; readonly title: string; readonly personIds: readonly string[] };

export interface Step {
  /** Of its parties one, or every single one. */
  readonly need: 'any' | 'all';
  readonly parties: readonly Party[];
}

export const coverings = ['all', 'key-message', 'kind', 'class', 'pillar'] as const;
export type Covering = (typeof coverings)[number];
export const reaches = ['agency', 'below', 'binding'] as const;
export type Reach = (typeof reaches)[number];

export interface FlowTerms {
  readonly name: string;
  readonly covers: Covering;
  /** Which kind, class or pillar; empty for the others. */
  readonly value: string;
  readonly reach: Reach;
  readonly repeats: boolean;
  readonly steps: readonly Step[];
  readonly leadMinutes: number;
  readonly workingHours: number | null;
}

export interface Flow extends FlowTerms {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly revision: number;
  readonly removed: boolean;
}

/** What of it a submission keeps. */
export type HeldFlow = Pick<FlowTerms, 'name' | 'repeats' | 'steps' | 'leadMinutes' | 'workingHours'>;

/** What holds where nobody has set anything: one approver, an hour before publication or within a working day. */
export const usualFlow: HeldFlow = {
  name: '',
  repeats: false,
  steps: [{ need: 'any', parties: [{ kind: 'approver' }] }],
  leadMinutes: 60,
  workingHours: null,
};

const closeness: Readonly<Record<Covering, number>> = { 'key-message': 4, class: 3, pillar: 2, kind: 1, all: 0 };

type Candidate = Pick<Flow, 'agencyId' | 'covers' | 'reach'>;

/**
 * Of the flows that fit a post the one that holds. What an agency above has made binding comes first, the highest one
 * before all; then what fits most closely; then what is nearest in the tree. `line`: the agency, then those above it.
 */
export function chosenFlow<One extends Candidate>(fitting: readonly One[], line: readonly AgencyId[]): One | undefined {
  const distance = ({ agencyId }: Candidate): number => line.indexOf(agencyId);
  const reaching = fitting.filter((flow) => distance(flow) === 0 || (distance(flow) > 0 && flow.reach !== 'agency'));
  const binding = reaching.filter((flow) => flow.reach === 'binding' && distance(flow) > 0);
  const closest = (a: Candidate, b: Candidate): number => closeness[b.covers] - closeness[a.covers];
  if (binding.length > 0) return binding.toSorted((a, b) => distance(b) - distance(a) || closest(a, b))[0];
  return reaching.toSorted((a, b) => closest(a, b) || distance(a) - distance(b))[0];
}

/** The places of a flow that nobody has taken yet. */
export function placesOf(steps: readonly Step[]): readonly Place[] {
  const empty = { personId: null, forPersonId: null, agreedAt: null, facts: null };
  return steps.flatMap(({ need, parties }, step) =>
    parties.map((party, position) => ({
      step,
      position,
      need,
      kind: party.kind,
      title: party.kind === 'people' ? party.title : '',
      people: party.kind === 'people' ? party.personIds : [],
      ...empty,
    })),
  );
}

type Fillable = Pick<Place, 'step' | 'need'> & { readonly able: readonly string[] };

/** Whether enough different people exist to pass every step. A step that needs any one of its parties counts as one place. */
export function canBeFilled(places: readonly Fillable[], repeats: boolean): boolean {
  const wanted = [...Map.groupBy(places, ({ step }) => step).values()].flatMap((inStep) =>
    inStep[0]?.need === 'all' ? inStep.map(({ able }) => able) : [inStep.flatMap(({ able }) => able)],
  );
  if (repeats) return wanted.every((able) => able.length > 0);
  const takenBy = new Map<string, number>();
  const seat = (index: number, tried: Set<string>): boolean =>
    (wanted[index] ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const other = takenBy.get(person);
      if (other !== undefined && !seat(other, tried)) return false;
      takenBy.set(person, index);
      return true;
    });
  return wanted.every((_, index) => seat(index, new Set()));
}
