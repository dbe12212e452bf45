import type { Tx } from '#platform/db/db.ts';
import { fill } from './chance.ts';
import { hourMs, later } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows } from './sample.store.ts';
import { sceneAlt } from './scenes.ts';

export async function writeActivities(tx: Tx, { activities, people, pictures, programmeIds }: Newsroom): Promise<void> {
  await addRows(
    tx,
    'activity',
    activities.map((activity) => {
      const { subject, values } = activity;
      return {
        id: activity.id,
        agency_id: activity.agency.id,
        slug: activity.slug,
        title: activity.title,
        what: fill(subject.what, values),
        why: fill(subject.why, values),
        who: fill(subject.who, values),
        how: fill(subject.how, values),
        place: activity.place,
        village: activity.village,
        starts_at: activity.startsAt,
        ends_at: activity.endsAt,
        facts: JSON.stringify([{ label: subject.fact[0] ?? '', value: fill(subject.fact[1] ?? '', values) }]),
        quotes: JSON.stringify(activity.quote ? [activity.quote] : []),
        information_class: subject.scene === 'rain' ? 'serta-merta' : 'berkala',
        shown_on_portal: true,
        first_shown_at: later(activity.startsAt, -95 * hourMs),
        created_by: staffOf(people, activity.agency.code, 'admin'),
        created_at: later(activity.startsAt, -96 * hourMs),
        updated_at: later(activity.startsAt, -90 * hourMs),
      };
    }),
  );
  const inProgramme = activities.flatMap(({ id, programme }) => {
    const programmeId = programme === null ? undefined : programmeIds.get(programme);
    return programmeId === undefined ? [] : [{ activity_id: id, programme_id: programmeId }];
  });
  await addRows(tx, 'activity_programme', inProgramme);
  await addRows(
    tx,
    'activity_photo',
    activities.map((activity) => ({
      activity_id: activity.id,
      position: 0,
      alt: sceneAlt(activity.subject.scene),
      media_id: pictures.of(activity),
    })),
  );
}
