import type { ReactElement } from 'react';
import { campaignListEndpoint } from '#planning/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './activity.module.css';
import { planningWords } from './words.ts';

export interface Known {
  readonly campaignId: string | null;
  readonly programmeId: string | null;
  readonly village: string;
}

interface KnownProps {
  readonly known: Known;
  readonly agencyId: string;
}

/** What the activity begins with, so that nobody chooses it again. */
export function KnownAlready(props: KnownProps): ReactElement | null {
  const say = useWords(planningWords);
  const { programme, campaign, ward } = useNames(props);
  const told = [
    ...(programme ? [say('new.programme', { name: programme })] : []),
    ...(campaign ? [say('new.campaign', { name: campaign })] : []),
    ...(ward ? [say('new.ward', { name: ward })] : []),
  ];
  if (told.length === 0) return null;
  return (
    <div className={css.known}>
      <b>{say('new.known')}</b>
      <div>
        {told.map((text) => (
          <Tag key={text} look="soga">
            {text}
          </Tag>
        ))}
      </div>
      <small>{say('new.known.hint')}</small>
    </div>
  );
}

function useNames({ known: { campaignId, programmeId, village }, agencyId }: KnownProps) {
  const { can } = useSession();
  const all = { query: {} };
  const programmes = useAnswer(programmeNamesEndpoint, all, { enabled: programmeId !== null && can('programme.read') });
  const within = { query: { agencyId } };
  const planned = useAnswer(campaignListEndpoint, within, { enabled: campaignId !== null && can('campaign.read') });
  return { programme: nameIn(programmes.data, programmeId), campaign: nameIn(planned.data, campaignId), ward: village };
}

type Named = { readonly items: readonly { readonly id: string; readonly name: string }[] };

function nameIn(list: Named | undefined, wanted: string | null): string | undefined {
  return list?.items.find(({ id }) => id === wanted)?.name;
}
