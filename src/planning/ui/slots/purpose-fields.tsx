import type { ReactElement } from 'react';
import { channelListEndpoint } from '#channels/contract.ts';
import { campaignListEndpoint, slotPurposes } from '#planning/contract.ts';
import { pillarListEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { SelectField } from '#web/kit/field.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import type { SlotDraft } from './slot-draft.ts';
import type { SlotFaults } from './slot-faults.ts';
import { useWeekdays } from '#web/words/use-rule-words.ts';
import { slotWords } from './words.ts';

interface FieldsProps {
  readonly draft: SlotDraft;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<SlotDraft>) => void;
  readonly faults: SlotFaults;
}

/** For whom, where, and what it is for. */
export function PurposeFields({ draft, isNew, onChange, faults }: FieldsProps): ReactElement {
  const say = useWords(slotWords);
  const { agencies, can } = useSession();
  const own = agencies.filter(({ id }) => can('slot.write', id));
  const channels = useAnswer(channelListEndpoint, { query: { agencyId: draft.agencyId } }).data?.items ?? [];
  const ofAgency = channels.filter(({ agency }) => agency.id === draft.agencyId);
  return (
    <>
      <SelectField
        label={say('form.agency')}
        value={draft.agencyId}
        disabled={!isNew}
        choices={own.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        onChoose={(agencyId) => onChange({ agencyId, channelId: '', pillarId: '', campaignId: '' })}
      />
      <SelectField
        label={say('form.channel')}
        value={draft.channelId}
        choices={[
          { value: '', label: say('channel.any') },
          ...ofAgency.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(channelId) => onChange({ channelId })}
        error={faults.channel}
      />
      <SelectField
        label={say('form.purpose')}
        hint={say(`purpose.${draft.purpose}.why`)}
        value={draft.purpose}
        choices={slotPurposes.map((value) => ({ value, label: say(`purpose.${value}`) }))}
        onChoose={(purpose) => onChange({ purpose })}
      />
      {draft.purpose === 'pillar' && <PillarField draft={draft} onChange={onChange} faults={faults} />}
      {draft.purpose === 'campaign' && <CampaignField draft={draft} onChange={onChange} faults={faults} />}
    </>
  );
}

type ChoiceProps = Omit<FieldsProps, 'isNew'>;

/** A pillar told on one weekday brings its day along ("Kamis budaya"). */
function PillarField({ draft, onChange, faults }: ChoiceProps): ReactElement {
  const say = useWords(slotWords);
  const weekdays = useWeekdays('long');
  const pillars = useAnswer(pillarListEndpoint, { query: { agencyId: draft.agencyId } }).data?.items ?? [];
  const choose = (pillarId: string): void => {
    const weekday = pillars.find(({ id }) => id === pillarId)?.weekday;
    const rule = weekday ? { ...draft.rule, pattern: 'weekly' as const, interval: 1, weekdays: [weekday] } : draft.rule;
    onChange({ pillarId, rule });
  };
  const labels = pillars.map(({ id, name, weekday }) => ({
    value: id,
    label: weekday ? `${name} · ${weekdays[weekday - 1] ?? ''}` : name,
  }));
  return (
    <SelectField
      label={say('form.pillar')}
      value={draft.pillarId}
      choices={[{ value: '', label: say('form.choose') }, ...labels]}
      onChoose={choose}
      error={faults.pillar}
    />
  );
}

function CampaignField({ draft, onChange, faults }: ChoiceProps): ReactElement {
  const say = useWords(slotWords);
  const campaigns =
    useAnswer(campaignListEndpoint, { query: { agencyId: draft.agencyId, text: '' } }).data?.items ?? [];
  return (
    <SelectField
      label={say('form.campaign')}
      value={draft.campaignId}
      choices={[
        { value: '', label: say('form.choose') },
        ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChoose={(campaignId) => onChange({ campaignId })}
      error={faults.campaign}
    />
  );
}
