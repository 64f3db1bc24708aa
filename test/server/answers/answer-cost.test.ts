import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { AnswerCost } from '../../../src/server/answers/answer-cost.ts';

function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it('counts the work of an answer, and not what it waits for', async () => {
  const [working, waiting] = [new AnswerCost(), new AnswerCost()];
  await working.time(() => work(100));
  await waiting.time(() => setTimeout(100));
  expect(working.ms).toBeGreaterThan(50);
  expect(waiting.ms).toBeLessThan(working.ms);
});

it('counts work that fails', async () => {
  const cost = new AnswerCost();
  const failing = cost.time(() => {
    work(20);
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(cost.ms).toBeGreaterThan(10);
});

it('counts compressed bytes for more than bytes sent as they are', () => {
  const [compressed, plain] = [new AnswerCost(), new AnswerCost()];
  compressed.countBytes(1_000_000, true);
  plain.countBytes(1_000_000, false);
  expect([compressed.ms, plain.ms]).toEqual([20, 1]);
});
