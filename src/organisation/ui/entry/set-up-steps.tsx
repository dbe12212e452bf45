import type { ReactElement } from 'react';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './entry.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import type { Faults, SetUpDraft } from './set-up-draft.ts';

export interface StepProps {
  readonly draft: SetUpDraft;
  readonly faults: Faults;
  readonly change: (part: Partial<SetUpDraft>) => void;
}

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

export function CityStep({ draft, change, faults }: StepProps): ReactElement {
  const say = useWords(organisationWords);
  const fault = (name: keyof SetUpDraft): string | undefined => (faults[name] ? say('fault.needed') : undefined);
  return (
    <div className={css.group}>
      <TextField
        label={say('set-up.city-name')}
        placeholder="Kota Magelang"
        value={draft.cityName}
        error={fault('cityName')}
        maxLength={120}
        onWrite={(cityName) =>
          change({
            cityName,
            // Follows as long as nobody wrote another.
            ...(draft.governmentName === governmentOf(draft.cityName)
              ? { governmentName: governmentOf(cityName) }
              : {}),
          })
        }
      />
      <TextField
        label={say('city.government')}
        hint={say('city.government.hint')}
        value={draft.governmentName}
        error={fault('governmentName')}
        maxLength={120}
        onWrite={(governmentName) => change({ governmentName })}
      />
      <SelectField
        label={say('zone')}
        hint={say('zone.hint')}
        value={draft.zone}
        choices={zones.map((value) => ({ value, label: say(`zone.${value}`) }))}
        onChoose={(zone) => change({ zone })}
      />
    </div>
  );
}

function governmentOf(city: string): string {
  return city.trim() === '' ? '' : `Pemerintah ${city.trim()}`;
}

export function OfficeStep({ draft, change, faults }: StepProps): ReactElement {
  const say = useWords(organisationWords);
  return (
    <div className={css.group}>
      <TextField
        label={say('agency.name')}
        placeholder="Dinas Komunikasi, Informatika dan Statistik"
        value={draft.agencyName}
        error={faults.agencyName && say('fault.needed')}
        maxLength={160}
        onWrite={(agencyName) => change({ agencyName })}
      />
      <TextField
        label={say('agency.short-name')}
        hint={say('agency.short-name.hint')}
        placeholder="Diskominsta"
        value={draft.agencyShortName}
        error={faults.agencyShortName && say('fault.needed')}
        maxLength={40}
        onWrite={(agencyShortName) => change({ agencyShortName })}
      />
    </div>
  );
}

export function YouStep({ draft, change, faults }: StepProps): ReactElement {
  const say = useWords(organisationWords);
  return (
    <div className={css.group}>
      <TextField
        label={say('name')}
        autoComplete="name"
        value={draft.name}
        error={faults.name && say('fault.needed')}
        maxLength={120}
        onWrite={(name) => change({ name })}
      />
      <TextField
        label={say('job-title')}
        hint={say('job-title.hint')}
        autoComplete="organization-title"
        optional
        maxLength={120}
        value={draft.jobTitle}
        onWrite={(jobTitle) => change({ jobTitle })}
      />
      <TextField
        label={say('email')}
        type="email"
        autoComplete="username"
        value={draft.email}
        error={faults.email && say('fault.email')}
        onWrite={(email) => change({ email })}
      />
      <NewPasswordField
        value={draft.password}
        error={faults.password && say('fault.password')}
        onWrite={(password) => change({ password })}
      />
    </div>
  );
}

export function AgenciesStep({ draft, change }: StepProps): ReactElement {
  const say = useWords(organisationWords);
  const count = draft.agencies.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <TextArea
      label={say('paste.list')}
      hint={say('paste.hint')}
      aside={count > 0 ? say('paste.count', { count }) : undefined}
      optional
      rows={8}
      placeholder={'Dishub; Dinas Perhubungan\nDLH; Dinas Lingkungan Hidup\nRSUD Tidar'}
      value={draft.agencies}
      onWrite={(agencies) => change({ agencies })}
    />
  );
}
