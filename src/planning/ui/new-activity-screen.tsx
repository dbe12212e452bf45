import { useState, type ReactElement } from 'react';
import { createActivityEndpoint } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { useGo, useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './activity.module.css';
import { KnownAlready, type Known } from './known-already.tsx';
import { planningWords } from './words.ts';

/** The first line of an activity; everything else is written, and saved, on its own page. */
export function NewActivityScreen(): ReactElement {
  const say = useWords(planningWords);
  const { agency, agencies, can } = useSession();
  const mine = agencies.filter(({ id }) => can('activity.write', id));
  const [asked] = useUrlState('opd');
  const usual = mine.find(({ id }) => id === asked) ?? mine.find(({ id }) => id === agency?.id) ?? mine[0];
  const [chosen, setChosen] = useState(usual?.id ?? '');
  const [title, setTitle] = useState('');
  const known = useKnown();
  const go = useGo();
  const create = useAct(createActivityEndpoint, { onDone: ({ id }) => go('/kegiatan/$id', { id }) });
  const back = { to: '/kegiatan', label: say('list.title') };
  return (
    <Page title={say('new.title')} lead={say('new.lead')} back={back}>
      <div className={css.narrow}>
        <Panel>
          <Form onSubmit={() => create.act({ body: { agencyId: chosen, title, ...known } })}>
            <ErrorSummary refused={create.refused} />
            <KnownAlready known={known} agencyId={chosen} />
            <TextField label={say('title')} hint={say('title.hint')} value={title} maxLength={200} onWrite={setTitle} />
            {mine.length > 1 && (
              <SelectField
                label={say('new.agency')}
                value={chosen}
                choices={mine.map(({ id, shortName }) => ({ value: id, label: shortName }))}
                onChoose={setChosen}
              />
            )}
            <div>
              <Button type="submit" look="primary" busy={create.busy}>
                {say('new.begin')}
              </Button>
            </div>
          </Form>
        </Panel>
      </div>
    </Page>
  );
}

/** From the campaign, programme or ward where it was begun. */
function useKnown(): Known {
  const [campaignId] = useUrlState('kampanye');
  const [programmeId] = useUrlState('program');
  const [village] = useUrlState('kelurahan');
  return { campaignId: campaignId || null, programmeId: programmeId || null, village };
}
