import { expect, test } from 'vitest';
import { leagueOf, leastDeliveries } from './league.ts';

const agency = (name: string, out: number, of: number) => ({ agencyId: name, name, out, of });

test('places go by share, equal shares stand together, and the next leaves a place out', () => {
  const { placed } = leagueOf([
    agency('Dishub', 15, 20),
    agency('DLH', 9, 10),
    agency('Dinkes', 18, 20),
    agency('Setwan', 8, 8),
  ]);
  expect(placed.map(({ place, name }) => `${place} ${name}`)).toEqual(['1 Setwan', '2 Dinkes', '2 DLH', '4 Dishub']);
});

test('too few deliveries stand apart, by name, whatever their share', () => {
  const few = leastDeliveries - 1;
  const { placed, apart } = leagueOf([agency('Satpol PP', few, few), agency('BPKAD', 0, 0)]);
  expect(placed).toEqual([]);
  expect(apart.map(({ name }) => name)).toEqual(['BPKAD', 'Satpol PP']);
});
