import { hashPassword } from 'better-auth/crypto';
import type { PictureFiles } from '#media/index.ts';
import { agencyTree, commandActor, recordAudit, type Role } from '#organisation/index.ts';
import { type Db, inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { planActivities } from './activities-plan.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { planChannels } from './channels-plan.ts';
import { chooseChannels, planDeliveries } from './deliveries-plan.ts';
import { closeWithFacts, planFacts } from './facts-plan.ts';
import type { Newsroom } from './newsroom.ts';
import { planAgencies, planPeople } from './people-plan.ts';
import { drawLogos } from './logos.ts';
import { writeLibrary } from './library-rows.store.ts';
import { drawPictures } from './pictures.ts';
import { planPosts } from './posts-plan.ts';
import { hasCity, learnSizes, pillarIds, programmeIds } from './sample.store.ts';
import { planVoices } from './voices-plan.ts';
import { writeActivities } from './write-activities.ts';
import { writeCampaigns } from './write-campaigns.ts';
import { writeDeliveries } from './write-deliveries.ts';
import { writeGoals } from './write-goals.ts';
import { writeFacts } from './write-facts.ts';
import { writeClashingPosts } from './write-clashes.ts';
import { writeElections, writeIdeas } from './write-ideas.ts';
import { writeKeyMessages } from './write-key-messages.ts';
import { writeNatives } from './write-natives.ts';
import { writeNumbers } from './write-numbers.ts';
import { type Office, writeOrganisation } from './write-organisation.ts';
import { writePlanWork } from './write-plan-work.ts';
import { writePosts } from './write-posts.ts';
import { writeReviews } from './write-reviews.ts';
import { writeProgrammes } from './write-programmes.ts';
import { writeBank } from './write-bank.ts';
import { writeSlots } from './write-slots.ts';
import { writePillars, writeStrategies } from './write-strategy.ts';
import { writeSpecialDays } from './write-special-days.ts';
import { writeTrail } from './write-trail.ts';
import { writeVoices } from './write-voices.ts';

export interface FillSampleCityTools {
  readonly db: Db;
  readonly files: PictureFiles;
  readonly now: () => Date;
  /** Without a slash at the end. */
  readonly publicUrl: string;
}

export interface SampleSignIn {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

export type FillSampleCityRefusal = { readonly kind: 'already-has-a-city' };

const seed = 2026;
const voicesCount = 2_000;
/** The same for everybody in a sample city; it is printed at every start. */
export const samplePassword = 'kentongan-contoh';

/** Fills an empty database. Takes some seconds; the same day gives the same city. */
export async function fillSampleCity(
  tools: FillSampleCityTools,
): Promise<Result<readonly SampleSignIn[], FillSampleCityRefusal>> {
  const { db } = tools;
  if (await hasCity(db)) return refuse({ kind: 'already-has-a-city' });
  const now = tools.now();
  const chance = chanceFrom(seed);
  const agencies = planAgencies(chance);
  const people = planPeople(chance, agencies);
  const office: Office = { agencies, people, channels: planChannels(chance, agencies) };

  const passwordHash = await hashPassword(samplePassword);
  await inTransaction(db, async (tx) => {
    await writeOrganisation(tx, office, { now, chance, passwordHash });
    await writePillars(tx, agencies, now);
  });
  await fillNewsroom(tools, office, { now, chance });
  await learnSizes(db);
  return accept(signIns(office));
}

async function fillNewsroom(
  { db, files, publicUrl }: FillSampleCityTools,
  office: Office,
  { now, chance }: { now: Date; chance: Chance },
): Promise<void> {
  const actor = commandActor(await agencyTree(db));
  const activities = planActivities(chance, now, office);
  const pictures = await drawPictures({ db, files }, actor, activities);
  const logos = await drawLogos({ db, files }, actor, office.agencies);
  const facts = planFacts(now, office.agencies);
  const planned = closeWithFacts(planPosts(chance, now, activities), facts, now);
  const posts = chooseChannels(chance, planned, office.channels);
  const deliveries = planDeliveries(chance, posts);
  const voices = planVoices(chance, now, { posts: posts.map(({ post }) => post), count: voicesCount });
  const newsroom: Newsroom = {
    activities,
    posts,
    deliveries,
    facts,
    pictures,
    publicUrl,
    people: office.people,
    programmeIds: await programmeIds(db),
    pillarIds: await pillarIds(db),
  };
  await inTransaction(db, async (tx) => {
    await writeStrategies(tx, office, { now, logos });
    await writeSpecialDays(tx);
    await writeActivities(tx, newsroom);
    await writePosts(tx, newsroom);
    await writeFacts(tx, newsroom, now);
    await writeKeyMessages(tx, newsroom, { now, agencies: office.agencies });
    await writeDeliveries(tx, newsroom);
    await writeVoices(tx, voices, newsroom);
    await writeCampaigns(tx, chance, { now, agencies: office.agencies, newsroom });
    await writeSlots(tx, office, { newsroom, now });
    await writeBank(tx, office, { newsroom, now });
    await writeTrail(tx, newsroom, voices);
    await writeNumbers(tx, chance, { now, channels: office.channels, deliveries });
    // With a chance of its own, so that what is above stays as it is.
    const { people } = office;
    await writeProgrammes(tx, { now, chance: chanceFrom(seed + 14), people, programmeIds: newsroom.programmeIds });
    await writeIdeas(tx, { now, chance: chanceFrom(seed + 18), ...office });
    await writeElections(tx);
    await writeNatives(tx, { now, chance: chanceFrom(seed + 19), channels: office.channels });
    await writeClashingPosts(tx, { now, ...office });
    await writeReviews(tx, office, { newsroom, now });
    await writePlanWork(tx, { now, chance: chanceFrom(seed + 20), ...office });
    await writeGoals(tx, { now, chance: chanceFrom(seed + 13), ...office, programmeIds: newsroom.programmeIds });
    await writeLibrary(tx, now);
    const subjectId = office.agencies[0]?.id ?? '';
    const after = { agencies: office.agencies.length, posts: posts.length, voices: voices.length };
    const change = { agencyId: null, action: 'city.filled-with-sample', subjectKind: 'city', subjectId };
    await recordAudit(tx, actor, { ...change, before: null, after });
  });
}

const shown: readonly Role[] = ['coordinator', 'admin', 'contributor', 'approver', 'liaison', 'leadership'];

/** One person for each role, of the agency that the guides speak of where it has the role. */
function signIns({ people }: Pick<Office, 'people'>): readonly SampleSignIn[] {
  return shown.flatMap((role) => {
    const holders = people.filter((person) => person.role === role);
    const person = holders.find(({ agencyCode }) => agencyCode === 'DPUPR') ?? holders[0];
    return person ? [{ role, name: person.name, email: person.email }] : [];
  });
}

/** The sign-ins again, for a start after the one that filled the city. */
export function sampleSignIns(): readonly SampleSignIn[] {
  const chance = chanceFrom(seed);
  return signIns({ people: planPeople(chance, planAgencies(chance)) });
}
