import { describe, expect, test } from 'vitest';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import { canBeFilled, chosenFlow, placesOf, type Covering, type Reach, type Step } from './flow.ts';
import { leavesEnough, type AbleIn } from './enough.ts';
import { isLastStep, plainReview, stepIsDone, turnOf, type Place, type Review, type Voice } from './review.ts';

const [own, department, city] = ['own', 'department', 'city'] as AgencyId[] as [AgencyId, AgencyId, AgencyId];
const line = [own, department, city];
const flow = (agencyId: AgencyId, covers: Covering, reach: Reach = 'agency') => ({ agencyId, covers, reach });

describe('the flow that holds', () => {
  test.each([
    { name: 'none', fitting: [], holds: undefined },
    { name: 'what fits most closely', fitting: [flow(own, 'all'), flow(own, 'class'), flow(own, 'kind')], holds: 1 },
    { name: 'not what another agency keeps to itself', fitting: [flow(city, 'class')], holds: undefined },
    { name: 'the nearest of the same kind', fitting: [flow(city, 'all', 'below'), flow(department, 'all', 'below')], holds: 1 },
    { name: 'the own one before what is offered from above', fitting: [flow(city, 'all', 'below'), flow(own, 'all')], holds: 1 },
    { name: 'what is binding from above before all', fitting: [flow(own, 'key-message'), flow(city, 'all', 'binding')], holds: 1 },
    { name: 'of binding ones the highest', fitting: [flow(department, 'all', 'binding'), flow(city, 'all', 'binding')], holds: 1 },
    { name: 'of binding ones the highest, also before a closer fit below', fitting: [flow(department, 'kind', 'binding'), flow(city, 'all', 'binding')], holds: 1 },
    { name: 'of one agency’s binding ones the closest fit', fitting: [flow(city, 'all', 'binding'), flow(city, 'kind', 'binding')], holds: 1 },
  ])('is $name', ({ fitting, holds }) => {
    expect(chosenFlow(fitting, line)).toBe(holds === undefined ? undefined : fitting[holds]);
  }); // oxfmt-ignore
});

const people = (title: string, ...personIds: string[]) => ({ kind: 'people' as const, title, personIds });
const steps: readonly Step[] = [
  { need: 'all', parties: [people('Bagian Hukum', 'hukum'), { kind: 'approver' }] },
  { need: 'any', parties: [{ kind: 'coordinator' }] },
];

function voice(id: string, ...may: string[]): Voice {
  return { personId: id as PersonId, name: id, may: (operation) => may.includes(operation), reaches: () => true };
}
const [hukum, atasan] = [voice('hukum'), voice('atasan', 'post.approve')];
const coordinator = voice('endah', 'post.approve', 'post.approve-city');

function reviewAt(step: number, agreed: Readonly<Record<string, string>> = {}, repeats = false): Review {
  const places = placesOf(steps).map((place) => {
    const by = agreed[`${place.step}.${place.position}`];
    return by ? { ...place, personId: by as PersonId, agreedAt: new Date() } : place;
  });
  return { ...plainReview, step, repeats, places };
}

const ownWords = (id: PersonId): boolean => id === 'penulis';

function turn(review: Review, ...voices: Voice[]) {
  return turnOf({ review, agencyId: own, voices, isOwn: ownWords, allowsOwn: false, leavesEnough: () => true });
}

describe('whose turn it is', () => {
  test('in a step with several parties each takes their own place, in any order', () => {
    expect(turn(reviewAt(0), atasan)).toMatchObject({ kind: 'yours', places: [{ position: 1 }] });
    expect(turn(reviewAt(0), hukum)).toMatchObject({ kind: 'yours', places: [{ position: 0 }] });
    expect(turn(reviewAt(0, { '0.1': 'atasan' }), hukum)).toMatchObject({ kind: 'yours' });
  });

  test('a later step waits, and nobody fills two places', () => {
    expect(turn(reviewAt(0, { '0.1': 'x' }), voice('lain', 'post.approve-city'))).toMatchObject({
      kind: 'not-your-turn',
    });
    expect(turn(reviewAt(1, { '0.0': 'hukum', '0.1': 'endah' }), coordinator)).toEqual({ kind: 'already-agreed' });
    expect(turn(reviewAt(1, { '0.1': 'endah' }, true), coordinator)).toMatchObject({ kind: 'yours' });
  });

  test('one’s own words are nobody’s to approve, also not in another’s name', () => {
    expect(turn(reviewAt(0), voice('penulis', 'post.approve'))).toEqual({ kind: 'not-allowed-own-post' });
    expect(turn(reviewAt(0), voice('penulis'), atasan)).toEqual({ kind: 'not-allowed-own-post' });
    expect(turn(reviewAt(0), voice('wakil'), voice('penulis', 'post.approve'))).toEqual({
      kind: 'not-allowed-own-post',
    });
  });

  test('whoever is needed later takes no place before it, but may take another one or speak in another name', () => {
    const asking = { review: reviewAt(0), agencyId: own, isOwn: ownWords, allowsOwn: false };
    const kept = (id: string) => ({ ...asking, leavesEnough: (_: Place, ids: readonly string[]) => !ids.includes(id) });
    expect(turnOf({ ...kept('endah'), voices: [coordinator] })).toMatchObject({ kind: 'needed-later', place: { position: 1 } });
    expect(turnOf({ ...kept('endah'), voices: [atasan, coordinator] })).toMatchObject({ kind: 'yours', voice: { personId: 'atasan' } });
  }); // oxfmt-ignore

  test('who is named is not heard where the name does not reach', () => {
    expect(turn(reviewAt(0), voice('wakil'), { ...hukum, reaches: () => false })).toEqual({ kind: 'not-allowed' });
  });

  test('who stands in speaks for the absent one, who then has spoken', () => {
    expect(turn(reviewAt(0), voice('wakil'), atasan)).toMatchObject({ kind: 'yours', voice: { personId: 'atasan' } });
    expect(turn(reviewAt(0), voice('wakil'))).toEqual({ kind: 'not-allowed' });
  });

  test('a step that needs all is done with the last, one that needs any with the first', () => {
    const review = reviewAt(0, { '0.0': 'hukum' });
    expect(stepIsDone(review, [])).toBe(false);
    expect(stepIsDone(review, review.places.slice(1, 2))).toBe(true);
    expect(stepIsDone(plainReview, plainReview.places)).toBe(true);
    expect([isLastStep(review), isLastStep(plainReview)]).toEqual([false, true]);
  });
});

const place = (step: number, able: string[], need: 'any' | 'all' = 'any') => ({ step, need, able });

test('a flow needs enough different people, unless one may agree twice', () => {
  expect(canBeFilled([place(0, ['a']), place(1, ['a'])], false)).toBe(false);
  expect(canBeFilled([place(0, ['a']), place(1, ['a'])], true)).toBe(true);
  expect(canBeFilled([place(0, ['a', 'b']), place(1, ['a'])], false)).toBe(true);
  expect(canBeFilled([place(0, ['a'], 'all'), place(0, ['a', 'b'], 'all'), place(1, ['c'])], false)).toBe(true);
  expect(canBeFilled([place(0, ['a'], 'all'), place(0, [], 'all')], true)).toBe(false);
});

describe('whoever agrees leaves others for what follows', () => {
  const review = reviewAt(0);
  const [legal, approver, city2] = review.places as [Place, Place, Place];
  const able = (...who: string[][]): AbleIn => new Map(review.places.map((place, index) => [place, (who[index] ?? []) as PersonId[]])); // oxfmt-ignore
  const takes = (place: Place, who: string, crowd: AbleIn) => leavesEnough(review, crowd, { place, people: [who as PersonId] }); // oxfmt-ignore

  test('so the only coordinator does not agree as an approver first', () => {
    const crowd = able(['hukum'], ['atasan', 'endah'], ['endah']);
    expect(takes(approver, 'endah', crowd)).toBe(false);
    expect(takes(approver, 'atasan', crowd)).toBe(true);
    expect(takes(city2, 'endah', crowd)).toBe(true);
    expect(takes(approver, 'endah', able(['hukum'], ['atasan', 'endah'], ['endah', 'tri']))).toBe(true);
  });

  test('nor one of two who are both needed side by side', () => {
    expect(takes(legal, 'atasan', able(['hukum', 'atasan'], ['atasan'], ['endah']))).toBe(false);
  });

  test('but where it can never be passed, or one may agree twice, nobody is kept', () => {
    expect(takes(approver, 'endah', able(['hukum'], ['endah'], ['endah']))).toBe(true);
    const twice = { ...review, repeats: true };
    expect(leavesEnough(twice, able(), { place: approver, people: ['endah' as PersonId] })).toBe(true);
  });
});
