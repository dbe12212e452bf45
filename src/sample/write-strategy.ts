import type { Tx } from '#platform/db/db.ts';
import { dayMs, later } from './ids.ts';
import type { SampleLogo } from './logos.ts';
import type { SampleAgency } from './people-plan.ts';
import { addRows } from './sample.store.ts';
import { pillarContents, strategyContents, type StrategySample } from './strategy-plan.ts';
import type { Office } from './write-organisation.ts';

export async function writePillars(tx: Tx, agencies: readonly SampleAgency[], now: Date): Promise<void> {
  const idOf = new Map(agencies.map(({ code, id }) => [code, id]));
  const at = later(now, -90 * dayMs);
  await addRows(
    tx,
    'content_pillar',
    pillarContents.map(({ agency, name, description, share, weekday }, position) => ({
      agency_id: idOf.get(agency) ?? '',
      name,
      description,
      wanted_share: share ?? null,
      weekday: weekday ?? null,
      position,
      created_at: at,
      updated_at: at,
    })),
  );
}

/** Channels by their medium where the agency has one, else by name. */
export async function writeStrategies(
  tx: Tx,
  { agencies, people, channels }: Office,
  { now, logos }: { readonly now: Date; readonly logos: ReadonlyMap<string, SampleLogo> },
): Promise<void> {
  const written = strategyContents.flatMap((content) => {
    const agency = agencies.find(({ code }) => code === content.agency);
    if (!agency) return [];
    const role = content.agency === 'KOTA' ? 'coordinator' : 'admin';
    const author = people.find((person) => person.agencyCode === content.agency && person.role === role)?.id ?? null;
    const own = channels.filter((channel) => channel.agency.id === agency.id);
    return [{ agency, content, author, own }];
  });
  await addRows(
    tx,
    'strategy',
    written.map(({ agency, content, author, own }) => ({
      agency_id: agency.id,
      content: JSON.stringify(contentOf(content, own, logos.get(agency.code))),
      revision: 3,
      updated_by: author,
      created_at: later(now, -85 * dayMs),
      updated_at: later(now, -content.daysAgo * dayMs),
    })),
  );
}

function contentOf(content: StrategySample, own: Office['channels'], logo: SampleLogo | undefined) {
  const { summary, goal, audiences, kinds, tone, examples, avoid, hashtags, colours, fonts, letterhead } = content;
  return {
    summary,
    goal,
    audiences,
    kinds,
    channels: content.channels.map(({ medium, name, mediaClass, reason }) => {
      const channel = own.find((one) => one.medium === medium);
      return { channelId: channel?.id ?? null, name, mediaClass, reason };
    }),
    voice: { tone, examples },
    avoid,
    hashtags,
    brand: { logos: logo ? [logo] : [], colours, fonts, letterhead },
  };
}
