import { useState, type ReactElement } from 'react';
import { addMediumEndpoint, byHandMediumNames, mediumOf, type MediumName } from '#channels/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import type { AddFormProps } from './connect-form.tsx';
import { GuideSteps } from './guide-steps.tsx';
import { PersonField } from './person-field.tsx';
import { channelWords } from './words.ts';

/** A medium where a person publishes. */
export function ByHandForm({ agencyId, onClose }: AddFormProps): ReactElement {
  const say = useWords(channelWords);
  const sayWeb = useWords(webWords);
  const agency = useSession().agencies.find(({ id }) => id === agencyId);
  const named = (medium: string): string => `${mediumName(sayWeb, medium)} ${agency?.shortName ?? ''}`.trim();
  const [medium, setMedium] = useState<MediumName>('instagram');
  const [name, setName] = useState<string>();
  const [account, setAccount] = useState({ handle: '', webAddress: '' });
  const [responsiblePersonId, setResponsible] = useState<string | null>(null);
  const shownName = name ?? named(medium);
  const { mediaClass, proof } = mediumOf(medium);
  const add = useAct(addMediumEndpoint, {
    onDone: () => {
      toast(say('added', { name: shownName }));
      onClose();
    },
  });
  const submit = (): void => {
    if (shownName.trim() === '') return;
    void add.act({ body: { agencyId, medium, name: shownName, ...account, responsiblePersonId } });
  };
  return (
    <Form onSubmit={submit} label={say('kind.by-hand')}>
      <ErrorSummary refused={add.refused} />
      <SelectField
        label={say('form.medium')}
        value={medium}
        choices={byHandMediumNames.map((value) => ({ value, label: mediumName(sayWeb, value) }))}
        onChoose={setMedium}
      />
      <div>
        <p>{say('form.class', { class: say(`class.${mediaClass}`) })}</p>
        <GuideSteps medium={medium} />
      </div>
      <TextField
        label={say('form.name')}
        value={shownName}
        maxLength={80}
        onWrite={setName}
        error={shownName.trim() === '' ? say('form.name.needed') : add.refused?.about('name')}
      />
      {proof === 'link' && (
        <TextField
          label={say('form.account')}
          optional
          value={account.handle}
          autoCapitalize="none"
          onWrite={(handle) => setAccount({ ...account, handle })}
        />
      )}
      <TextField
        label={say('form.web')}
        type="url"
        optional
        value={account.webAddress}
        onWrite={(webAddress) => setAccount({ ...account, webAddress })}
        error={add.refused?.about('webAddress')}
      />
      <PersonField agencyId={agencyId} value={responsiblePersonId} onChoose={setResponsible} />
      <div>
        <Button type="submit" look="primary" full busy={add.busy}>
          {say('form.add')}
        </Button>
      </div>
    </Form>
  );
}
