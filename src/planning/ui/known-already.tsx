import type { ReactElement } from 'react';
import { campaignListEndpoint } from '#planning/contract.ts';
import { programmeListEndpoint } from '#strategy/contract.ts';
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
export function KnownAlready({ known, agencyId }: KnownProps): ReactElement | null {
  const say = useWords(planningWords);
  const { can } = useSession();
  const { campaignId, programmeId, village } = known;
  const running = useAnswer(programmeListEndpoint, {}, { enabled: programmeId !== null && can('programme.read') });
  const planned = useAnswer(
    campaignListEndpoint,
    { query: { agencyId } },
    { enabled: campaignId !== null && can('campaign.read') },
  );
  const programme = running.data?.items.find(({ id }) => id === programmeId)?.name;
  const campaign = planned.data?.items.find(({ id }) => id === campaignId)?.name;
  const told = [
    ...(programme ? [say('new.programme', { name: programme })] : []),
    ...(campaign ? [say('new.campaign', { name: campaign })] : []),
    ...(village ? [say('new.ward', { name: village })] : []),
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
