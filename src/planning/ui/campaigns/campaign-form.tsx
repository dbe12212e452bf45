import type { ReactElement } from 'react';
import { campaignKinds, type CampaignBody } from '#planning/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { MediaChoice, TalkingPoints } from './choice-fields.tsx';
import { DayField } from './day-field.tsx';
import { PartnersField } from './partners-field.tsx';
import { TaskFields } from './task-fields.tsx';
import type { CampaignForm, FormFault } from './use-campaign-form.ts';
import { campaignWords } from './words.ts';

interface FormProps {
  readonly form: CampaignForm;
  readonly faults: ReadonlySet<FormFault>;
}

/** From what it is and when, over why and for whom, to who is asked to do what. */
export function CampaignFields({ form, faults }: FormProps): ReactElement {
  const say = useWords(campaignWords);
  const { draft, change } = form;
  return (
    <div className={css.form}>
      <Panel title={say('form.what')}>
        <div className={css.fields}>
          <div className={css.kind}>
            <Segmented
              label={say('kind')}
              value={draft.kind}
              choices={campaignKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
              onChoose={(kind) => change({ kind })}
            />
            <p className={css.hint}>{say(`kind.${draft.kind}.hint`)}</p>
          </div>
          <Basics form={form} faults={faults} />
        </div>
      </Panel>
      <Panel title={say('form.why')}>
        <div className={css.fields}>
          <TextArea
            label={say('goal')}
            hint={say('goal.hint')}
            optional
            value={draft.goal}
            maxLength={2000}
            onWrite={(goal) => change({ goal })}
          />
          <TextArea
            label={say('audience')}
            hint={say('audience.hint')}
            optional
            rows={2}
            value={draft.audience}
            maxLength={1000}
            onWrite={(audience) => change({ audience })}
          />
          <TalkingPoints form={form} />
          <MediaChoice form={form} />
          <Budget form={form} />
        </div>
      </Panel>
      <Panel title={say('form.who')} note={say('with', { count: draft.agencyIds.length })}>
        <PartnersField form={form} />
      </Panel>
      <Panel title={say('tasks')} note={say('tasks.count', { count: draft.tasks.length })}>
        <TaskFields form={form} faulty={faults.has('task')} />
      </Panel>
    </div>
  );
}

function Basics({ form: { draft, change }, faults }: FormProps): ReactElement {
  const say = useWords(campaignWords);
  const { agencies, can } = useSession();
  const programmes = useAnswer(programmeNamesEndpoint, { query: {} });
  const leads = agencies.filter(({ id }) => can('campaign.write', id) || id === draft.agencyId);
  const words = (about: FormFault): string | undefined => (faults.has(about) ? say(`fault.${about}`) : undefined);
  return (
    <>
      <TextField
        label={say('name')}
        hint={say('name.hint')}
        value={draft.name}
        maxLength={120}
        error={words('name')}
        onWrite={(name) => change({ name })}
      />
      <TextArea
        label={say('summary')}
        optional
        rows={2}
        value={draft.summary}
        maxLength={1000}
        onWrite={(summary) => change({ summary })}
      />
      <div className={css.pair}>
        <DayField
          label={say('starts')}
          value={draft.startsOn}
          error={words('startsOn')}
          onChoose={(startsOn) => change({ startsOn })}
        />
        <DayField
          label={say('ends')}
          value={draft.endsOn}
          error={words('endsOn') ?? words('period')}
          onChoose={(endsOn) => change({ endsOn })}
        />
      </div>
      <div className={css.pair}>
        <SelectField
          label={say('lead-agency')}
          value={draft.agencyId}
          choices={leads.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          onChoose={(agencyId) =>
            change(({ agencyIds }) => ({ agencyId, agencyIds: agencyIds.filter((id) => id !== agencyId) }))
          }
        />
        <SelectField
          label={say('programme')}
          value={draft.programmeId ?? ''}
          choices={[
            { value: '', label: say('programme.none') },
            ...(programmes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(id) => change({ programmeId: id === '' ? null : id })}
        />
      </div>
    </>
  );
}

function Budget({ form: { draft, change } }: Pick<FormProps, 'form'>): ReactElement {
  const say = useWords(campaignWords);
  const write = (typed: string): void => {
    const digits = typed.replaceAll(/\D/g, '').slice(0, 13);
    change({ budgetAmount: digits === '' ? null : Number(digits) });
  };
  return (
    <div className={css.pair}>
      <TextField
        label={say('budget')}
        hint={say('budget.hint')}
        optional
        value={draft.budgetLine}
        maxLength={300}
        onWrite={(budgetLine) => change({ budgetLine })}
      />
      <TextField
        label={say('budget.amount')}
        hint={say('budget.amount.hint')}
        optional
        inputMode="numeric"
        value={shownAmount(draft.budgetAmount)}
        onWrite={write}
      />
    </div>
  );
}

/** `12.500.000`, also while it is being typed. */
function shownAmount(amount: CampaignBody['budgetAmount']): string {
  return amount === null ? '' : String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}
