import type { ReactElement } from 'react';
import { campaignListEndpoint } from '#planning/contract.ts';
import { pillarListEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { CheckField, Field, SelectField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import type { PartProps } from './bank-draft.ts';
import { SeasonField } from './season-field.tsx';
import { bankWords } from './words.ts';

/** When and for what it may be used: no approval is needed for a change of these. */
export function UseFields({ draft, onChange, refused }: PartProps): ReactElement {
  const say = useWords(bankWords);
  const query = { agencyId: draft.agencyId };
  const pillars = useAnswer(pillarListEndpoint, { query }).data?.items ?? [];
  const campaigns = useAnswer(campaignListEndpoint, { query: { ...query, text: '' } }).data?.items ?? [];
  return (
    <>
      <SelectField
        label={say('form.pillar')}
        value={draft.pillarId ?? ''}
        choices={[{ value: '', label: say('form.pillar.none') }, ...pillars.map(choice)]}
        onChoose={(pillarId) => onChange({ pillarId: pillarId || null })}
        error={refused?.about('pillarId', ['bank-pillar-not-found'])}
      />
      <SelectField
        label={say('form.campaign')}
        value={draft.campaignId ?? ''}
        choices={[{ value: '', label: say('form.campaign.none') }, ...campaigns.map(choice)]}
        onChoose={(campaignId) => onChange({ campaignId: campaignId || null })}
        error={refused?.about('campaignId', ['bank-campaign-not-found'])}
      />
      <NumberFields draft={draft} onChange={onChange} refused={refused} />
      <SeasonField draft={draft} onChange={onChange} refused={refused} />
      <Field label={say('form.expires')} optional error={aboutExpiry(refused, draft)}>
        {(tied) => (
          <input
            type="date"
            {...tied}
            value={draft.expiresOn ?? ''}
            onChange={(event) => onChange({ expiresOn: event.target.value || null })}
          />
        )}
      </Field>
      <CheckField
        label={say('form.crisis')}
        hint={say('form.crisis.hint')}
        on={draft.stopsInCrisis}
        onToggle={(stopsInCrisis) => onChange({ stopsInCrisis })}
      />
    </>
  );
}

/** How far apart its uses are, and how many there may be. */
function NumberFields({ draft, onChange, refused }: PartProps): ReactElement {
  const say = useWords(bankWords);
  return (
    <>
      <Field label={say('form.gap')} hint={say('form.gap.hint')} error={refused?.about('minGapDays')}>
        {(tied) => (
          <input
            type="number"
            min={1}
            max={3650}
            {...tied}
            value={draft.minGapDays}
            onChange={(event) => onChange({ minGapDays: Math.max(1, Math.trunc(event.target.valueAsNumber || 1)) })}
          />
        )}
      </Field>
      <Field label={say('form.most')} hint={say('form.most.hint')} optional error={refused?.about('maxUses')}>
        {(tied) => (
          <input
            type="number"
            min={1}
            max={10_000}
            {...tied}
            value={draft.maxUses ?? ''}
            onChange={(event) => onChange({ maxUses: Math.trunc(event.target.valueAsNumber) || null })}
          />
        )}
      </Field>
    </>
  );
}

/** Of two dates the refusal says which one does not exist. */
function aboutExpiry(refused: PartProps['refused'], { expiresOn }: PartProps['draft']): string | undefined {
  return refused?.about('expiresOn', refused.facts['date'] === expiresOn ? ['no-such-date'] : []);
}

function choice({ id, name }: { readonly id: string; readonly name: string }) {
  return { value: id, label: name };
}
