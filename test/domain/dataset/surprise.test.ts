import { expect, it } from 'vitest';
import { pickNode } from '../../../src/domain/dataset/surprise.ts';

it('picks each fitting node about as often, and no other', () => {
  const picks = new Map<number, number>();
  for (let i = 0; i < 4000; i++) {
    const node = pickNode(10, (candidate) => candidate % 2 === 0)!;
    picks.set(node, (picks.get(node) ?? 0) + 1);
  }
  expect([...picks.keys()].sort()).toEqual([0, 2, 4, 6, 8]);
  for (const count of picks.values()) expect(count).toBeGreaterThan(600);
});

it('finds the only one of many, the first and the last, and nothing where nothing fits', () => {
  expect(pickNode(100_000, (node) => node === 4711)).toBe(4711);
  expect(
    pickNode(
      10,
      () => true,
      () => 0,
    ),
  ).toBe(0);
  expect(
    pickNode(
      10,
      () => true,
      () => 0.999,
    ),
  ).toBe(9);
  expect(pickNode(10, () => false)).toBeUndefined();
  expect(pickNode(0, () => true)).toBeUndefined();
});
