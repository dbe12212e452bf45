import { useState, type ReactElement } from 'react';
import { editChannelEndpoint, type ChannelView } from '#channels/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { PersonField } from './person-field.tsx';
import { channelWords } from './words.ts';

interface DrawerProps {
  readonly channel: ChannelView | undefined;
  readonly onClose: () => void;
}

export function EditDrawer({ channel, onClose }: DrawerProps): ReactElement {
  const say = useWords(channelWords);
  const title = say('edit.title', { name: channel?.name ?? '' });
  return (
    <Drawer title={title} open={channel !== undefined} onClose={onClose}>
      {channel && <EditForm key={channel.id} channel={channel} onClose={onClose} />}
    </Drawer>
  );
}

const factors = ['unknown', 'yes', 'no'] as const;
type Factor = (typeof factors)[number];
const known: Readonly<Record<Factor, boolean | null>> = { unknown: null, yes: true, no: false };

function factorOf(twoFactor: boolean | null): Factor {
  return twoFactor === null ? 'unknown' : twoFactor ? 'yes' : 'no';
}

function EditForm({ channel, onClose }: { readonly channel: ChannelView; readonly onClose: () => void }) {
  const say = useWords(channelWords);
  const [draft, setDraft] = useState(() => ({
    name: channel.name,
    webAddress: channel.webAddress,
    responsiblePersonId: channel.responsible?.id ?? null,
    factor: factorOf(channel.twoFactor),
    passwordChangedOn: channel.passwordChangedOn ?? '',
  }));
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const save = useAct(editChannelEndpoint, {
    onDone: () => {
      toast(say('saved', { name: draft.name }));
      onClose();
    },
  });
  const submit = (): void => {
    const { factor, passwordChangedOn, ...body } = draft;
    const notes = { twoFactor: known[factor], passwordChangedOn: passwordChangedOn === '' ? null : passwordChangedOn };
    void save.act({ params: { id: channel.id }, body: { ...body, ...notes } });
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={save.refused} />
      <TextField
        label={say('form.name')}
        value={draft.name}
        maxLength={80}
        onWrite={(name) => change({ name })}
        error={draft.name.trim() === '' ? say('form.name.needed') : save.refused?.about('name')}
      />
      <TextField
        label={say('form.web')}
        type="url"
        optional
        value={draft.webAddress}
        onWrite={(webAddress) => change({ webAddress })}
        error={save.refused?.about('webAddress')}
      />
      <PersonField
        agencyId={channel.agency.id}
        present={channel.responsible}
        value={draft.responsiblePersonId}
        onChoose={(responsiblePersonId) => change({ responsiblePersonId })}
      />
      {channel.network !== 'portal' && (
        <>
          <SelectField
            label={say('form.two-factor')}
            value={draft.factor}
            choices={factors.map((value) => ({ value, label: say(`form.two-factor.${value}`) }))}
            onChoose={(factor) => change({ factor })}
          />
          <Field label={say('form.password-day')} optional>
            {(tied) => (
              <input
                {...tied}
                type="date"
                value={draft.passwordChangedOn}
                onChange={(event) => change({ passwordChangedOn: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <div>
        <Button type="submit" look="primary" full busy={save.busy}>
          {say('form.save')}
        </Button>
      </div>
    </Form>
  );
}
