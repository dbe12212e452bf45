import { IconCopy } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { CampaignView } from '#planning/contract.ts';
import { formatNumber } from '#platform/time/format.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { usePeriod } from './period.ts';
import { campaignWords } from './words.ts';

interface Props {
  readonly campaign: CampaignView;
}

export function CampaignFacts({ campaign }: Props): ReactElement {
  const say = useWords(campaignWords);
  const web = useWords(webWords);
  const language = useLanguage();
  const period = usePeriod();
  const { summary, goal, audience, programme, agency, agencies, media, budgetLine, budgetAmount } = campaign;
  const money = budgetAmount === null ? '' : `Rp${formatNumber(budgetAmount, language, 0)}`;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('summary'), summary],
    [say('goal'), goal],
    [say('audience'), audience],
    [say('period'), period(campaign)],
    [say('lead-agency'), agency.name],
    [say('partners'), agencies.map(({ shortName }) => shortName).join(', ')],
    [
      say('programme'),
      programme && (
        <DeskLink to="/kegiatan" search={{ program: programme.id }}>
          {programme.name}
        </DeskLink>
      ),
    ],
    [
      say('media'),
      media.length > 0 &&
        media.map((medium) => (
          <span key={medium} style={{ display: 'block' }}>
            <MediumIcon medium={medium} />
            {mediumName(web, medium)}
          </span>
        )),
    ],
    [say('budget'), [budgetLine, money].filter(Boolean).join('\n')],
  ];
  return (
    <Panel title={say('facts')}>
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

export function TalkingPointsPanel({ campaign: { talkingPoints } }: Props): ReactElement {
  const say = useWords(campaignWords);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(talkingPoints.map((point) => `• ${point}`).join('\n'));
    toast(say('points.copied'));
  };
  return (
    <Panel
      title={say('points')}
      actions={
        <Button size="small" look="ghost" icon={<IconCopy aria-hidden />} onClick={() => void copy()}>
          {say('points.copy')}
        </Button>
      }
    >
      <ul className={css.sayings}>
        {talkingPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Panel>
  );
}
