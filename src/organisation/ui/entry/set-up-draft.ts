export interface SetUpDraft {
  readonly cityName: string;
  readonly governmentName: string;
  readonly zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
  readonly agencyName: string;
  readonly agencyShortName: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly password: string;
  readonly agencies: string;
}

export const emptyDraft: SetUpDraft = {
  cityName: '',
  governmentName: '',
  zone: 'Asia/Jakarta',
  agencyName: '',
  agencyShortName: '',
  name: '',
  jobTitle: '',
  email: '',
  password: '',
  agencies: '',
};

export const steps = ['city', 'office', 'you', 'agencies', 'post'] as const;
export type Step = (typeof steps)[number];

type Fault = 'needed' | 'email' | 'password';
export type Faults = Readonly<Partial<Record<keyof SetUpDraft, Fault>>>;

const needed: Readonly<Record<Step, readonly (keyof SetUpDraft)[]>> = {
  city: ['cityName', 'governmentName'],
  office: ['agencyName', 'agencyShortName'],
  you: ['name', 'email', 'password'],
  agencies: [],
  post: [],
};

/** What the server would refuse, said before going on. */
export function faultsOf(step: Step, draft: SetUpDraft): Faults {
  const faults: Partial<Record<keyof SetUpDraft, Fault>> = {};
  for (const name of needed[step]) if (draft[name].trim().length < (isShort(name) ? 1 : 2)) faults[name] = 'needed';
  if (step !== 'you') return faults;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim())) faults.email = 'email';
  if (draft.password.length < 12) faults.password = 'password';
  return faults;
}

const isShort = (name: keyof SetUpDraft): boolean => name === 'agencyShortName';

export function requestOf(draft: SetUpDraft, key: string, language: 'id' | 'en') {
  return {
    key,
    city: { name: draft.cityName, governmentName: draft.governmentName, zone: draft.zone },
    agency: {
      code: draft.agencyShortName
        .trim()
        .replaceAll(/[^\p{L}\p{N}._/-]+/gu, '-')
        .toUpperCase(),
      name: draft.agencyName,
      shortName: draft.agencyShortName,
    },
    coordinator: {
      name: draft.name,
      jobTitle: draft.jobTitle,
      email: draft.email,
      password: draft.password,
      language,
    },
    agencies: draft.agencies,
  };
}
