import { useState, type ReactElement } from 'react';
import { invitePerson, type LinkView } from '#organisation/contract.ts';
import type { Role } from '#organisation/permissions.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import { LinkDialog } from './link-dialog.tsx';
import { roleNames } from './roles.ts';

export function InviteDrawer({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(organisationWords);
  const [made, setMade] = useState<{ readonly link: LinkView; readonly name: string }>();
  const done = (link: LinkView, name: string): void => {
    onClose();
    if (link.mailed) toast(say('invite.mailed', { name }));
    else setMade({ link, name });
  };
  return (
    <>
      <Drawer title={say('invite.title')} open={open} onClose={onClose}>
        {open && <InviteForm onDone={done} />}
      </Drawer>
      <LinkDialog link={made?.link} about="invitation" name={made?.name ?? ''} onClose={() => setMade(undefined)} />
    </>
  );
}

function InviteForm({ onDone }: { readonly onDone: (link: LinkView, name: string) => void }): ReactElement {
  const say = useWords(organisationWords);
  const { agencies, agency, can } = useSession();
  const places = agencies.filter(({ id }) => can('person.invite', id));
  const [draft, setDraft] = useState({
    name: '',
    email: '',
    agencyId: places.find(({ id }) => id === agency?.id)?.id ?? places[0]?.id ?? '',
    role: 'contributor' as Role,
  });
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const act = useAct(invitePerson, { onDone: (link) => onDone(link, draft.name) });
  const roles = roleNames.filter((role) => role !== 'coordinator' || can('person.manage', draft.agencyId));
  return (
    <Form onSubmit={() => act.act({ body: draft })}>
      <ErrorSummary refused={act.refused} />
      <TextField
        label={say('name')}
        value={draft.name}
        autoComplete="off"
        error={act.refused?.about('name')}
        onWrite={(name) => change({ name })}
      />
      <TextField
        label={say('email')}
        type="email"
        value={draft.email}
        autoComplete="off"
        error={act.refused?.about('email')}
        onWrite={(email) => change({ email })}
      />
      <SelectField
        label={say('agency')}
        value={draft.agencyId}
        choices={agencyChoices(places)}
        onChoose={(agencyId) => change({ agencyId, role: 'contributor' })}
      />
      <SelectField
        label={say('role')}
        hint={say(`role.${draft.role}.hint`)}
        value={draft.role}
        choices={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
        onChoose={(role) => change({ role })}
      />
      <Button type="submit" look="primary" full busy={act.busy}>
        {say('invite.do')}
      </Button>
    </Form>
  );
}
