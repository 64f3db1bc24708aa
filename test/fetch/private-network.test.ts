import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkLiteralHost, isPrivateAddress, lookupPublic } from '../../scripts/pipeline/fetch/private-network.ts';

const PRIVATE = [
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '::ffff:192.168.0.1',
  '::127.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = [
  '8.8.8.8',
  '172.32.0.1',
  '172.15.0.1',
  '192.0.3.1',
  '208.80.154.240',
  '::ffff:8.8.8.8',
  '2620:0:861:ed1a::1',
];

describe('addresses of private networks', () => {
  it.each(PRIVATE)('%s is one', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(PUBLIC)('%s is none', (address) => expect(isPrivateAddress(address)).toBe(false));

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
  ])('are refused as the host of %s', (url) => {
    expect(() => checkLiteralHost(new URL(url))).toThrow(expect.objectContaining({ reason: 'private-network' }));
  });

  it('are refused where a name leads to them', async () => {
    await expect(promisify(lookupPublic)('localhost', { all: true })).rejects.toMatchObject({
      reason: 'private-network',
    });
  });
});
