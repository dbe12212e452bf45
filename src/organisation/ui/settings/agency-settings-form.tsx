import { useState, type ReactElement } from 'react';
import { changeAgency, changeAgencySettings } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import type { AgencyFormProps } from './agency-drawer.tsx';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
type Zone = (typeof zones)[number];

export function AgencySettingsForm({ agency, onDone }: AgencyFormProps): ReactElement {
  const say = useWords(organisationWords);
  const { allowsSelfApproval, moderatesComments, description } = agency;
  const [draft, setDraft] = useState({ allowsSelfApproval, moderatesComments, description });
  const [code, setCode] = useState(agency.code);
  const [zone, setZone] = useState(agency.zone as Zone);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const save = useAct(changeAgencySettings);
  const saveRegister = useAct(changeAgency);
  const params = { agencyId: agency.id };
  const submit = async (): Promise<void> => {
    if (agency.can.write && !(await saveRegister.act({ params, body: { code, zone } }))) return;
    if (!(await save.act({ params, body: draft }))) return;
    toast(say('saved', { name: agency.shortName }));
    onDone();
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={saveRegister.refused ?? save.refused} />
      <TextArea
        label={say('agency.description')}
        hint={say('agency.description.hint')}
        optional
        maxLength={2000}
        value={draft.description}
        onWrite={(description) => change({ description })}
      />
      <CheckField
        label={say('agency.self-approval')}
        hint={say('agency.self-approval.hint')}
        on={draft.allowsSelfApproval}
        onToggle={(allowsSelfApproval) => change({ allowsSelfApproval })}
      />
      <CheckField
        label={say('agency.moderates')}
        hint={say('agency.moderates.hint')}
        on={draft.moderatesComments}
        onToggle={(moderatesComments) => change({ moderatesComments })}
      />
      {agency.can.write && (
        <>
          <TextField label={say('agency.code')} value={code} maxLength={40} onWrite={setCode} />
          <SelectField
            label={say('zone')}
            hint={say('zone.hint')}
            value={zone}
            choices={zones.map((value) => ({ value, label: say(`zone.${value}`) }))}
            onChoose={setZone}
          />
        </>
      )}
      <Button type="submit" look="primary" full busy={save.busy || saveRegister.busy}>
        {say('save')}
      </Button>
    </Form>
  );
}
