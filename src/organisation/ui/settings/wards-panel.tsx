import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { saveWardsEndpoint, wardListEndpoint, type WardBody } from '#organisation/contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextArea, TextField } from '#web/kit/field.tsx';
import { newId } from '#web/kit/new-id.ts';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

/** The city's wards, so that coverage also shows those that nothing is told about. */
export function WardsPanel(): ReactElement {
  const say = useWords(organisationWords);
  const answer = useAnswer(wardListEndpoint, {}, { topics: ['organisation'] });
  return (
    <Panel title={say('wards')}>
      <Answered answer={answer}>{(list) => <WardsForm key={list.version} list={list} />}</Answered>
    </Panel>
  );
}

/** One kecamatan with its kelurahan, a line each. */
interface District {
  readonly key: string;
  readonly name: string;
  readonly wards: string;
}

function WardsForm({ list }: { readonly list: AnswerOf<typeof wardListEndpoint> }): ReactElement {
  const say = useWords(organisationWords);
  const [districts, setDistricts] = useState(() => districtsOf(list.items));
  const act = useAct(saveWardsEndpoint, { onDone: () => toast(say('wards.saved')), alsoChanges: ['organisation'] });
  const put = (key: string, part: Partial<District>): void =>
    setDistricts((now) => now.map((district) => (district.key === key ? { ...district, ...part } : district)));
  const remove = (key: string): void => {
    const before = districts;
    setDistricts(before.filter((district) => district.key !== key));
    toast(say('wards.district-removed'), () => setDistricts(before));
  };
  const save = (): void => void act.act({ body: { items: wardsOf(districts), version: list.version } });
  return (
    <Form onSubmit={save}>
      <ErrorSummary refused={act.refused} />
      <p className={css.hint}>{say('wards.hint')}</p>
      {districts.map((district) => (
        <div key={district.key} className={css.group}>
          <div className={css.withAct}>
            <TextField
              label={say('wards.district')}
              value={district.name}
              maxLength={100}
              readOnly={!list.can.write}
              onWrite={(name) => put(district.key, { name })}
            />
            {list.can.write && (
              <IconButton
                label={say('wards.remove-district', { name: district.name })}
                onClick={() => remove(district.key)}
              >
                <IconTrash aria-hidden />
              </IconButton>
            )}
          </div>
          <TextArea
            label={say('wards.of', { name: district.name })}
            hint={say('wards.lines')}
            rows={4}
            readOnly={!list.can.write}
            value={district.wards}
            onWrite={(wards) => put(district.key, { wards })}
          />
        </div>
      ))}
      {list.can.write && (
        <div className={css.foot}>
          <Button
            icon={<IconPlus aria-hidden />}
            onClick={() => setDistricts([...districts, { key: newId(), name: '', wards: '' }])}
          >
            {say('wards.add-district')}
          </Button>
          <Button type="submit" look="primary" busy={act.busy}>
            {say('save')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function districtsOf(items: readonly WardBody[]): readonly District[] {
  const byDistrict = Map.groupBy(items, ({ district }) => district);
  return [...byDistrict].map(([name, wards]) => ({
    key: name,
    name,
    wards: wards.map((ward) => ward.name).join('\n'),
  }));
}

function wardsOf(districts: readonly District[]): WardBody[] {
  return districts.flatMap(({ name: district, wards }) =>
    wards
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({ name, district: district.trim() })),
  );
}
