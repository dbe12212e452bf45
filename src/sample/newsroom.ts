import type { SampleActivity } from './activities-plan.ts';
import type { PostWithChannels, SampleDelivery } from './deliveries-plan.ts';
import type { SampleFact } from './facts-plan.ts';
import type { SamplePerson } from './people-plan.ts';
import type { Pictures } from './pictures.ts';

/** All that was planned of what the city publishes. */
export interface Newsroom {
  readonly activities: readonly SampleActivity[];
  readonly posts: readonly PostWithChannels[];
  readonly deliveries: readonly SampleDelivery[];
  readonly facts: readonly SampleFact[];
  readonly people: readonly SamplePerson[];
  readonly pictures: Pictures;
  readonly programmeIds: ReadonlyMap<string, string>;
  readonly pillarIds: ReadonlyMap<string, string>;
  readonly publicUrl: string;
}

export function staffOf(people: readonly SamplePerson[], agencyCode: string, role: string): string | null {
  return people.find((person) => person.agencyCode === agencyCode && person.role === role)?.id ?? null;
}
