import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOf } from '../../../src/server/requests/client-address.ts';

function from(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  return { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage;
}

it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
  'is nobody to be counted on this machine, %s',
  (address) => expect(clientOf(from(address), false)).toBeUndefined(),
);

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:203:3:4:5:6', '2001:db8:1:200::/56'],
  ['2001:0DB8:0001:02ff::6', '2001:db8:1:200::/56'],
  ['2001:db8:1:300::6', '2001:db8:1:300::/56'],
  ['2001:db8:1:2::6', '2001:db8:1:0::/56'],
  ['2001:db8::6', '2001:db8:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['2001:db8::', '2001:db8:0:0::/56'],
  ['2001:db8::1234:2:3:4:5', '2001:db8:0:1200::/56'],
  ['::5:2345:1ff:4:5:6:7', '0:5:2345:100::/56'],
  ['2001::ffff:1.2.3.4', '2001:0:0:0::/56'],
])('counts %s as %s', (address, client) => expect(clientOf(from(address), false)).toBe(client));

it('believes what a proxy has added last, and only behind one', () => {
  expect(clientOf(from('127.0.0.1', '198.51.100.1, 192.0.2.6, 192.0.2.7'), true)).toBe('192.0.2.7');
  expect(clientOf(from('192.0.2.9', '198.51.100.1'), false)).toBe('192.0.2.9');
  expect(clientOf(from('192.0.2.9', 'somebody'), true)).toBe('192.0.2.9');
  expect(clientOf(from('192.0.2.9'), true)).toBe('192.0.2.9');
});

it('counts all whose connection is gone as one', () => expect(clientOf(from(undefined), false)).toBe('gone'));
