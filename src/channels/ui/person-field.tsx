import type { ReactElement } from 'react';
import { listPeople } from '#organisation/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { SelectField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { channelWords } from './words.ts';

interface PersonFieldProps {
  readonly agencyId: string;
  /** Shown although the person is not in the list, such as somebody from another agency. */
  readonly present?: { readonly id: string; readonly name: string } | null;
  readonly value: string | null;
  readonly onChoose: (personId: string | null) => void;
}

/** Who answers for the channel: a colleague of its agency. */
export function PersonField({ agencyId, present, value, onChoose }: PersonFieldProps): ReactElement {
  const say = useWords(channelWords);
  const { data } = useAnswer(listPeople, { query: { agencyId } });
  const people = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const missing = present && !people.some((person) => person.value === present.id);
  return (
    <SelectField
      label={say('form.responsible')}
      value={value ?? ''}
      choices={[
        { value: '', label: say('form.responsible.none') },
        ...(missing ? [{ value: present.id, label: present.name }] : []),
        ...people,
      ]}
      onChoose={(id) => onChoose(id === '' ? null : id)}
    />
  );
}
