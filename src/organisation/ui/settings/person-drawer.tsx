import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { changePerson, setMemberships, type PersonView } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import { roleNames } from './roles.ts';
import css from './settings.module.css';

export function PersonDrawer({
  person,
  onClose,
}: {
  readonly person: PersonView | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(organisationWords);
  return (
    <Drawer
      title={say('person.edit.title', { name: person?.name ?? '' })}
      open={person !== undefined}
      onClose={onClose}
    >
      {person && <PersonForm person={person} onDone={onClose} />}
    </Drawer>
  );
}

type Membership = PersonView['memberships'][number];

function PersonForm({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }): ReactElement {
  const say = useWords(organisationWords);
  const [name, setName] = useState(person.name);
  const [jobTitle, setJobTitle] = useState(person.jobTitle);
  const [memberships, setRoles] = useState<readonly Membership[]>(person.memberships);
  const saveName = useAct(changePerson);
  const saveRoles = useAct(setMemberships);
  const params = { personId: person.id };
  const save = async (): Promise<void> => {
    if (!(await saveRoles.act({ params, body: { memberships: [...memberships] } }))) return;
    if (!(await saveName.act({ params, body: { name, jobTitle } }))) return;
    toast(say('saved', { name }), async () => {
      await saveRoles.act({ params, body: { memberships: person.memberships } });
      return saveName.act({ params, body: { name: person.name, jobTitle: person.jobTitle } });
    });
    onDone();
  };
  return (
    <Form onSubmit={save}>
      <ErrorSummary refused={saveRoles.refused ?? saveName.refused} />
      <TextField label={say('name')} value={name} maxLength={120} onWrite={setName} />
      <TextField label={say('job-title')} value={jobTitle} optional maxLength={120} onWrite={setJobTitle} />
      <Roles held={memberships} onChange={setRoles} />
      <Button type="submit" look="primary" full busy={saveName.busy || saveRoles.busy}>
        {say('save')}
      </Button>
    </Form>
  );
}

function Roles({
  held,
  onChange,
}: {
  readonly held: readonly Membership[];
  readonly onChange: (held: readonly Membership[]) => void;
}): ReactElement {
  const say = useWords(organisationWords);
  const { agencies, can } = useSession();
  const places = agencyChoices(agencies.filter(({ id }) => can('person.manage', id)));
  const change = (index: number, part: Partial<Membership>): void =>
    onChange(held.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className={css.group} style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, padding: 0 }}>{say('person.roles')}</legend>
      {held.map((one, index) => (
        <div key={index} className={css.row} style={{ alignItems: 'end' }}>
          <SelectField
            label={say('role')}
            value={one.role}
            choices={roleNames.map((value) => ({ value, label: say(`role.${value}`) }))}
            onChoose={(role) => change(index, { role })}
          />
          <SelectField
            label={say('agency')}
            value={one.agencyId}
            choices={places}
            onChoose={(agencyId) => change(index, { agencyId })}
          />
          <IconButton
            label={say('person.role.remove', { role: say(`role.${one.role}`) })}
            onClick={() => onChange(held.filter((_, at) => at !== index))}
          >
            <IconTrash aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<IconPlus aria-hidden />}
          onClick={() => onChange([...held, { agencyId: places[0]?.value ?? '', role: 'contributor' }])}
        >
          {say('person.role.add')}
        </Button>
      </div>
    </fieldset>
  );
}
