import { expect, it } from 'vitest';
import { fuzzDamage } from './fuzz-damage.ts';

it('gives out no byte that changed on the disk after it was read', async () => {
  const { faults, refused, cached, next } = await fuzzDamage({
    seed: 20_110_901,
    from: 0,
    count: 300,
    until: Infinity,
  });
  expect([faults, next]).toEqual([[], 300]);
  // Both must happen, or nothing is tested.
  expect(refused).toBeGreaterThan(50);
  expect(cached).toBeGreaterThan(5);
});
