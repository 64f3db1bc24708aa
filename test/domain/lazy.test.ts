import { expect, test, vi } from 'vitest';
import { lazy, lazyMap } from '../../src/domain/lazy.ts';

test('a value is made on the first call, and once, even if it is undefined', () => {
  const make = vi.fn((): string | undefined => undefined);
  const value = lazy(make);
  expect(make).not.toHaveBeenCalled();
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('each key has a value of its own', () => {
  const make = vi.fn((key: string) => key.length);
  const value = lazyMap(make);
  expect(['dog', 'goldfish', 'dog'].map(value)).toEqual([3, 8, 3]);
  expect(make).toHaveBeenCalledTimes(2);
});

test('a promise that fails is made again, one that succeeds is not', async () => {
  let calls = 0;
  const value = lazy(() => (++calls === 1 ? Promise.reject(new Error('first')) : Promise.resolve(calls)));
  await expect(value()).rejects.toThrow('first');
  expect([await value(), await value()]).toEqual([2, 2]);
});
