import { expect, test } from 'vitest';
import { planActivities } from './activities-plan.ts';
import { chanceFrom, fill } from './chance.ts';
import { planAgencies, planPeople } from './people-plan.ts';
import { planPosts } from './posts-plan.ts';
import { planVoices } from './voices-plan.ts';

const now = new Date('2026-11-24T02:00:00Z');

function aPlan() {
  const chance = chanceFrom(2026);
  const agencies = planAgencies(chance);
  const people = planPeople(chance, agencies);
  const activities = planActivities(chance, now, { agencies, people });
  const posts = planPosts(chance, now, activities);
  return { agencies, people, activities, posts, voices: planVoices(chance, now, { posts, count: 2_000 }) };
}

test('the same day gives the same city', () => {
  expect(JSON.stringify(aPlan())).toBe(JSON.stringify(aPlan()));
});

test('every agency of the city is there, with people in every role', () => {
  const { agencies, people } = aPlan();
  expect(agencies).toHaveLength(26);
  expect(new Set(people.map(({ role }) => role)).size).toBe(6);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  const working = people.filter(({ role }) => role === 'admin').map(({ agencyCode }) => agencyCode);
  expect(new Set(working).size).toBe(25);
});

test('nobody and no address is real', () => {
  const { people, voices } = aPlan();
  expect(people.filter(({ email }) => !email.endsWith('.contoh'))).toEqual([]);
  expect(voices.filter(({ handle }) => handle !== '' && !handle.endsWith('.contoh'))).toEqual([]);
});

test('two thousand messages, hardly two alike, some of them Javanese', () => {
  const messages = aPlan().voices.flatMap((voice) => voice.messages);
  const times = new Map<string, number>();
  for (const { text } of messages) times.set(text, (times.get(text) ?? 0) + 1);
  expect(messages.length).toBeGreaterThanOrEqual(2_000);
  expect(times.size).toBeGreaterThan(1_850);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(12);
  expect(messages.filter(({ language }) => language === 'jv').length).toBeGreaterThan(100);
});

test('no citizen speaks in the future or before the post, and answers come after words', () => {
  const outOfTime = aPlan().voices.filter(({ post, messages, answer }) => {
    const first = messages[0]?.at;
    if (!first || first > now || (post && first < post.publishAt)) return true;
    return answer !== null && (answer.at < first || answer.at > now);
  });
  expect(outOfTime).toEqual([]);
});

test('the desk of the agency in the guides has something in every tray', () => {
  const own = aPlan().posts.filter(({ activity }) => activity.agency.code === 'DPUPR');
  const states = new Set(own.map(({ state }) => state));
  for (const state of ['draft', 'in-review', 'returned', 'scheduled', 'sending', 'published', 'partly-failed']) {
    expect(states).toContain(state);
  }
});

test('a place without a value is a fault of the content, not an empty word', () => {
  expect(() => fill('Halo {siapa}', {})).toThrow('siapa');
});

test('nothing was written or decided in the future', () => {
  const decisionMs = 6 * 3_600_000;
  expect(aPlan().posts.filter(({ createdAt }) => createdAt.getTime() + decisionMs > now.getTime())).toEqual([]);
});
