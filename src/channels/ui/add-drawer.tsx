import { useState, type ReactElement } from 'react';
import { Drawer } from '#web/kit/dialog.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './channels.module.css';
import { ByHandForm } from './by-hand-form.tsx';
import { ConnectForm } from './connect-form.tsx';
import { channelWords } from './words.ts';

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AddDrawer({ open, onClose }: DrawerProps): ReactElement {
  const say = useWords(channelWords);
  return (
    <Drawer title={say('add')} open={open} onClose={onClose}>
      <AddForm onClose={onClose} />
    </Drawer>
  );
}

const kinds = ['bluesky', 'by-hand'] as const;

function AddForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const say = useWords(channelWords);
  const { agencies, agency, can } = useSession();
  const own = agencies.filter(({ id }) => can('channel.write', id));
  const first = own.find(({ id }) => id === agency?.id) ?? own[0];
  const [agencyId, setAgencyId] = useState(first?.id ?? '');
  const [kind, setKind] = useState<(typeof kinds)[number]>('bluesky');
  const Form = kind === 'bluesky' ? ConnectForm : ByHandForm;
  return (
    <div className={css.stack}>
      <Segmented
        label={say('kind')}
        value={kind}
        choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChoose={setKind}
      />
      {own.length > 1 && (
        <SelectField
          label={say('form.agency')}
          value={agencyId}
          choices={own.map(({ id, shortName, name }) => ({
            value: id,
            label: shortName === name ? name : `${shortName} · ${name}`,
          }))}
          onChoose={setAgencyId}
        />
      )}
      <Form key={`${kind}:${agencyId}`} agencyId={agencyId} onClose={onClose} />
    </div>
  );
}
