import { campaignListEndpoint } from '#planning/contract.ts';
import { pillarListEndpoint, programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useSession } from '#web/session/session.tsx';
import type { CalendarAddress } from './use-calendar-address.ts';

interface Name {
  readonly id: string;
  readonly name: string;
}

interface PlanNames {
  readonly pillars: readonly Name[];
  readonly programmes: readonly Name[];
  readonly campaigns: readonly Name[];
}

const none: readonly Name[] = [];

/** What posts can be narrowed to: pillars, programmes and campaigns of the agency on screen. */
export function usePlanNames({ filters, days }: CalendarAddress): PlanNames {
  const { agency, can } = useSession();
  const chosen = agency?.id ?? filters.agencyId;
  const whose = chosen === '' ? {} : { agencyId: chosen };
  const span = { from: days[0] ?? '', to: days.at(-1) ?? '' };
  const programmes = useAnswer(programmeNamesEndpoint, {}, { enabled: can('programme.read') });
  const pillars = useAnswer(pillarListEndpoint, { query: whose }, { enabled: can('strategy.read') });
  const campaigns = useAnswer(
    campaignListEndpoint,
    { query: { ...span, ...whose } },
    { enabled: can('campaign.read'), keepFormer: true },
  );
  return { pillars: namesIn(pillars), programmes: namesIn(programmes), campaigns: namesIn(campaigns) };
}

function namesIn({ data }: { readonly data: { readonly items: readonly Name[] } | undefined }): readonly Name[] {
  return data?.items ?? none;
}
