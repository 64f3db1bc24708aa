import { expect, inject, it } from 'vitest';
import { faultsOf } from '../../fuzz/check-reply.ts';
import { fuzzServer } from '../../fuzz/fuzz-server.ts';
import { type FuzzRequest, isBroken } from '../../fuzz/requests.ts';
import type { Reply } from '../../fuzz/send.ts';

/** A share of what `npm run fuzz` does with another seed and a hundred thousand requests, and a clock. */
it('answers whatever it is asked, and gives out nothing but its own', async () => {
  const { faults, statuses, next } = await fuzzServer(Number(new URL(inject('address')).port), {
    seed: 20_110_901,
    from: 0,
    count: 800,
    until: Infinity,
    slow: Infinity,
  });
  expect(faults).toEqual([]);
  expect(next).toBe(800);
  // Were nothing found, or all, nothing would be tested.
  for (const status of [200, 400, 404, 405]) expect(statuses.get(status), String(status)).toBeGreaterThan(20);
});

const request: FuzzRequest = {
  method: 'GET',
  target: '/',
  headers: [['Host', 'localhost']],
  body: '',
  version: 'HTTP/1.1',
};
const reply = (body: string, type = 'text/html', more: Partial<Reply> = {}): Reply => ({
  status: 200,
  whole: true,
  ms: 1,
  body: Buffer.from(body),
  ...more,
  headers: [
    ['content-type', type],
    ['x-content-type-options', 'nosniff'],
    ['content-security-policy', "default-src 'none'"],
    ...(more.headers ?? []),
  ],
});

it.each([
  ['nothing, of a page', reply('<p title="<xq7>">&lt;xq7></p>'), []],
  ['mark-up', reply('<p><xq7></p>'), ['mark-up of the request’s making']],
  ['an attribute', reply('<p title="" xq7="1">'), ['an attribute of the request’s making']],
  ['a script in a link', reply('<a href="javascript:xq7()">'), ['an address of the request’s making']],
  ['a link to elsewhere', reply('<a href="//xq7.example/">'), ['an address of the request’s making']],
  ['a word in an address of the site', reply('<link href="http://127.0.0.1:1/word/xq7">'), []],
  [
    'a file of the machine',
    reply('root:x:0:0:root:/root:/bin/sh\n', 'text/plain'),
    ['what looks like a file of the machine: root:x:0:0:'],
  ],
  ['a failure', reply('', 'text/plain', { status: 500 }), ['status 500']],
  [
    'a redirect to elsewhere',
    reply('', 'text/plain', { status: 301, headers: [['location', '//xq7.example']] }),
    ['a redirect to another site: //xq7.example'],
  ],
  ['an injected header', reply('', 'text/plain', { headers: [['x-xq7', '1']] }), ['a header of the request’s making']],
  [
    'a wrong length',
    reply('abc', 'text/plain', { headers: [['content-length', '4']] }),
    ['Content-Length 4 of 3 bytes'],
  ],
  ['silence', 'timeout' as const, ['no answer: timeout']],
  ['a closed door', 'closed' as const, ['no answer: closed']],
])('a check finds %s', (_, answer, faults) => expect(faultsOf(request, answer)).toEqual(faults));

it('lets the server hang up on what is no HTTP', () => {
  expect(isBroken(request)).toBe(false);
  for (const broken of [
    { ...request, version: 'HTTP/9.9' },
    { ...request, target: '/\r\nX-A: 1' },
    { ...request, method: 'FOO' },
  ])
    expect(faultsOf(broken, 'closed')).toEqual([]);
});
