import type { ReactElement } from 'react';
import { listPeople } from '#organisation/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { FilterSelect } from '#web/kit/filter-bar.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';

export function PersonFilter({
  value,
  onChoose,
}: {
  readonly value: string;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const say = useWords(organisationWords);
  const { data } = useAnswer(listPeople, { query: {} }, { staleMs: 300_000 });
  const people = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterSelect
      label={say('audit.who')}
      value={value}
      choices={[{ value: '', label: say('audit.who.all') }, ...people]}
      onChoose={onChoose}
    />
  );
}
