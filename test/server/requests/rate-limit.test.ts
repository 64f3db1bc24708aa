import { expect, it } from 'vitest';
import { RateLimit } from '../../../src/server/requests/rate-limit.ts';

it('lets each client use its time, and then returns the seconds to wait', async () => {
  const limit = new RateLimit(100);
  expect(await limit.findWait('192.0.2.1')).toBeUndefined();
  await limit.charge('192.0.2.1', 99);
  expect(await limit.findWait('192.0.2.1')).toBeUndefined();
  await limit.charge('192.0.2.1', 1);
  const wait = await limit.findWait('192.0.2.1');
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await limit.findWait('192.0.2.2')).toBeUndefined();
});

it('counts by what answers cost and not by their number', async () => {
  const limit = new RateLimit(1000);
  for (let i = 0; i < 900; i++) await limit.charge('many', 1);
  await limit.charge('one', 1500);
  expect(await limit.findWait('many')).toBeUndefined();
  expect(await limit.findWait('one')).toBeGreaterThan(0);
});
