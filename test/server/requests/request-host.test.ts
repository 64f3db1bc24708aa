import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { hasValidHost } from '../../../src/server/requests/request-host.ts';

it.each([
  [['Host', 'canopy.example'], true],
  [['X', 'y', 'host', 'canopy.example:4321'], true],
  [['HOST', ''], true],
  [['Host', '127.0.0.1:'], true],
  [['Host', '[2001:DB8::1]:80'], true],
  [['Host', '[]'], false],
  [['Host', '[g]'], false],
  [['Host', 'a b'], false],
  [['Host', 'a/b'], false],
  [['Host', 'a:b'], false],
  [['Host', 'a:1x'], false],
  [['Host', 'xx[1]'], false],
  [['Host', 'a', 'Host', 'a'], false],
  [['Host', 'a', 'host', 'b'], false],
  [['Hose', 'a'], false],
  [['X-Host', 'a'], false],
  [['X', 'Host'], false],
  [[], false],
])('the lines %j name one host: %s', (rawHeaders, is) => {
  const request = { rawHeaders, httpVersionMajor: 1, httpVersionMinor: 1 } as unknown as IncomingMessage;
  expect(hasValidHost(request)).toBe(is);
});

it.each([
  [1, 0, true],
  [1, 1, false],
  [2, 0, false],
  [0, 9, false],
])('HTTP/%i.%i may do without a host: %s', (httpVersionMajor, httpVersionMinor, is) => {
  const request = (rawHeaders: string[]): IncomingMessage =>
    ({ rawHeaders, httpVersionMajor, httpVersionMinor }) as unknown as IncomingMessage;
  expect(hasValidHost(request([]))).toBe(is);
  expect(hasValidHost(request(['Host', 'a', 'Host', 'a']))).toBe(false);
});
