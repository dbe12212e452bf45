import type { ReactElement } from 'react';
import type { ActivityView } from '#planning/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from '../activity.module.css';
import type { ActivityDraft } from '../use-activity-draft.ts';
import { useCampaignChoices } from './use-campaign-choices.ts';
import { campaignWords } from './words.ts';

interface Props {
  readonly activity: ActivityView;
  readonly writing: ActivityDraft;
}

/** The campaign or theme that an activity belongs to; posts made from it inherit that. */
export function CampaignPanel({ activity, writing: { draft, change } }: Props): ReactElement {
  const say = useWords(campaignWords);
  const day = draft.startsAt?.slice(0, 10) ?? null;
  const { choices, outside } = useCampaignChoices({ agencyId: activity.agency.id, present: activity.campaign, day });
  const chosen = draft.campaignId ?? '';
  return (
    <Panel title={say('kind.campaign')}>
      <SelectField
        label={say('choose')}
        hint={say('choose.hint')}
        value={chosen}
        choices={[{ value: '', label: say('choose.none') }, ...choices]}
        onChoose={(id) => change({ campaignId: id === '' ? null : id })}
      />
      {outside(chosen) && <p className={css.words}>{say('choose.outside')}</p>}
      {chosen !== '' && (
        <p className={css.words}>
          <DeskLink to="/kampanye/$id" params={{ id: chosen }}>
            {say('choose.open')}
          </DeskLink>
        </p>
      )}
    </Panel>
  );
}
