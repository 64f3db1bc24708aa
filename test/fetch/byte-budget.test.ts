import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteBudget } from '../../scripts/pipeline/fetch/byte-budget.ts';

describe('a budget of bytes', () => {
  it('is never exceeded, and everyone has a turn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 30 }),
        async (max, wishes) => {
          const budget = new ByteBudget(max);
          let [held, most, served] = [0, 0, 0];
          const hold = async (bytes: number): Promise<void> => {
            const share = budget.share();
            await share.reserve(bytes);
            const own = Math.min(bytes, max);
            held += own;
            most = Math.max(most, held);
            await sleep(bytes % 3);
            held -= own;
            served++;
            share.release();
          };
          await Promise.all(wishes.map(hold));
          expect(most).toBeLessThanOrEqual(max);
          expect([served, held]).toEqual([wishes.length, 0]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('serves in order: a large share is not put off for small ones', async () => {
    const budget = new ByteBudget(10);
    const [first, large, small] = [budget.share(), budget.share(), budget.share()];
    expect(first.reserve(6)).toBeUndefined();
    const order: string[] = [];
    const waitFor = async (share: typeof large, bytes: number, name: string): Promise<void> => {
      await share.reserve(bytes);
      order.push(name);
    };
    const waits = [waitFor(large, 9, 'large'), waitFor(small, 1, 'small')];
    first.release();
    await Promise.all(waits);
    expect(order).toEqual(['large', 'small']);
  });

  it('gives back what was held when a share is reserved again, as a repeated request does', () => {
    const budget = new ByteBudget(10);
    const share = budget.share();
    for (let attempt = 0; attempt < 5; attempt++) expect(share.reserve(8)).toBeUndefined();
    share.release();
    expect(budget.share().reserve(10)).toBeUndefined();
  });
});
