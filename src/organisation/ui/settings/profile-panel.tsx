import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { changeMe, type MeView } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

export function ProfilePanel({ person }: { readonly person: MeView['person'] }): ReactElement {
  const say = useWords(organisationWords);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [name, setName] = useState(person.name);
  const [jobTitle, setJobTitle] = useState(person.jobTitle);
  const [language, setLanguage] = useState(person.language);
  const act = useAct(changeMe, { onDone: () => toast(say('saved', { name })) });
  return (
    <Panel title={say('profile')} note={person.email}>
      <Form onSubmit={() => act.act({ body: { name, jobTitle, language } })}>
        <ErrorSummary refused={act.refused} />
        <div className={css.two}>
          <TextField
            label={say('name')}
            autoComplete="name"
            maxLength={120}
            value={name}
            error={act.refused?.about('name')}
            onWrite={setName}
          />
          <TextField
            label={say('job-title')}
            autoComplete="organization-title"
            optional
            maxLength={120}
            value={jobTitle}
            onWrite={setJobTitle}
          />
          <SelectField
            label={say('language')}
            value={language}
            choices={[
              { value: 'id', label: 'Bahasa Indonesia' },
              { value: 'en', label: 'English' },
            ]}
            onChoose={setLanguage}
          />
          <SelectField
            label={say('theme')}
            value={colorScheme}
            choices={schemes.map((value) => ({ value, label: say(`theme.${value}`) }))}
            onChoose={setColorScheme}
          />
        </div>
        <div className={css.foot}>
          <Button type="submit" look="primary" busy={act.busy}>
            {say('save')}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
