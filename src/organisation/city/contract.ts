import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { AgencyCode, AgencyName, AgencyShortName, Zone } from '../agencies/contract.ts';
import { Email, JobTitle, LanguageName, NewPassword, PersonName } from '../people/contract.ts';

export const CityName = z.string().trim().min(2).max(120);
const Line = z.string().trim().max(200);

export const CityView = z.object({
  name: z.string(),
  governmentName: z.string(),
  zone: z.string(),
  portalTitle: z.string(),
  portalTagline: z.string(),
  privacyContact: z.string(),
  isSample: z.boolean(),
  can: z.object({ write: z.boolean() }),
});
export type CityView = z.infer<typeof CityView>;

export const getCity = endpoint({
  method: 'get',
  path: '/city',
  operation: 'signed-in',
  summary: 'The city’s settings',
  answer: CityView,
});

export const changeCity = endpoint({
  method: 'patch',
  path: '/city',
  operation: 'city.write',
  summary: 'Change the city’s settings; needs a coordinator of the whole city',
  body: z.object({
    name: CityName.optional(),
    governmentName: CityName.optional(),
    zone: Zone.optional(),
    portalTitle: CityName.optional(),
    portalTagline: Line.optional(),
    privacyContact: Line.optional(),
  }),
  answer: CityView,
});

/** The first run, step by step; the screens check each step with the same schema. */
export const FirstRunCity = z.object({ name: CityName, governmentName: CityName, zone: Zone });
export const FirstRunAgency = z.object({ code: AgencyCode, name: AgencyName, shortName: AgencyShortName });
export const FirstRunCoordinator = z.object({
  name: PersonName,
  jobTitle: JobTitle.default(''),
  email: Email,
  password: NewPassword,
  language: LanguageName.default('id'),
});

export const getFirstRun = endpoint({
  method: 'get',
  path: '/first-run',
  operation: 'public',
  summary: 'Whether this installation still waits for its first run',
  answer: z.object({ needed: z.boolean() }),
});

export const doFirstRun = endpoint({
  method: 'post',
  path: '/first-run',
  operation: 'public',
  summary: 'Create the city, its agencies and its first coordinator, with the key from the server’s start',
  body: z.object({
    key: z.string().min(1).max(200),
    city: FirstRunCity,
    /** The communication office: top of the tree, home of the first coordinator. */
    agency: FirstRunAgency,
    coordinator: FirstRunCoordinator,
    /** Pasted list, as in `POST /agencies/paste`. */
    agencies: z.string().max(50_000).default(''),
  }),
  answer: z.object({ agencyId: z.uuid(), agenciesAdded: z.number(), signedIn: z.boolean() }),
});
