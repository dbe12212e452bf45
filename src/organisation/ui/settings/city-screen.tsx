import { useState, type ReactElement } from 'react';
import { changeCity, getCity, type CityView } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';
import { WardsPanel } from './wards-panel.tsx';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const lines = ['name', 'governmentName', 'portalTitle', 'portalTagline', 'privacyContact'] as const;

export function CityScreen(): ReactElement {
  const say = useWords(organisationWords);
  const answer = useAnswer(getCity, {}, { topics: ['organisation'] });
  return (
    <Page title={say('city.title')} lead={say('city.lead')}>
      <div className={css.stack}>
        <Panel>
          <Answered answer={answer}>{(city) => <CityForm city={city} />}</Answered>
        </Panel>
        <WardsPanel />
      </div>
    </Page>
  );
}

function CityForm({ city }: { readonly city: CityView }): ReactElement {
  const say = useWords(organisationWords);
  const { can, isSample: _, ...settings } = city;
  const [draft, setDraft] = useState(settings);
  const act = useAct(changeCity, { onDone: ({ name }) => toast(say('saved', { name })), alsoChanges: ['portal'] });
  const save = (): void => void act.act({ body: { ...draft, zone: draft.zone as (typeof zones)[number] } });
  return (
    <Form onSubmit={save}>
      <ErrorSummary refused={act.refused} />
      {lines.map((line) => (
        <TextField
          key={line}
          label={say(`city.${line}`)}
          hint={say(`city.${line}.hint`)}
          value={draft[line]}
          maxLength={200}
          readOnly={!can.write}
          error={act.refused?.about(line)}
          onWrite={(value) => setDraft({ ...draft, [line]: value })}
        />
      ))}
      <SelectField
        label={say('zone')}
        hint={say('zone.hint')}
        value={draft.zone}
        disabled={!can.write}
        choices={zones.map((value) => ({ value: value as string, label: say(`zone.${value}`) }))}
        onChoose={(zone) => setDraft({ ...draft, zone })}
      />
      {can.write && (
        <div className={css.foot}>
          <Button type="submit" look="primary" busy={act.busy}>
            {say('save')}
          </Button>
        </div>
      )}
    </Form>
  );
}
