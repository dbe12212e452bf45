import type { ReactElement } from 'react';
import type { AgencyView } from '#organisation/contract.ts';
import { Drawer } from '#web/kit/dialog.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { AddAgencyForm, MoveAgencyForm, RenameAgencyForm } from './agency-forms.tsx';
import { AgencySettingsForm } from './agency-settings-form.tsx';
import { PasteAgenciesForm } from './paste-agencies-form.tsx';

export interface AgencyTask {
  readonly kind: 'add' | 'paste' | 'rename' | 'move' | 'settings';
  readonly agency: AgencyView;
}

export interface AgencyFormProps {
  readonly agency: AgencyView;
  readonly agencies: readonly AgencyView[];
  readonly onDone: () => void;
}

const forms = {
  add: AddAgencyForm,
  paste: PasteAgenciesForm,
  rename: RenameAgencyForm,
  move: MoveAgencyForm,
  settings: AgencySettingsForm,
} as const;

export function AgencyDrawer({
  task,
  agencies,
  onClose,
}: {
  readonly task: AgencyTask | undefined;
  readonly agencies: readonly AgencyView[];
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(organisationWords);
  const Form = task && forms[task.kind];
  const title = task ? say(`agency.${task.kind}.title`, { name: task.agency.shortName }) : '';
  return (
    <Drawer title={title} open={task !== undefined} onClose={onClose}>
      {task && Form && (
        <Form key={task.kind + task.agency.id} agency={task.agency} agencies={agencies} onDone={onClose} />
      )}
    </Drawer>
  );
}
