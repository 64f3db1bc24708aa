import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { FetchFault } from './fetch-fault.ts';

/** Networks that are not the public Internet (IANA's special-purpose registries); mapped IPv4 addresses follow the IPv4 rules. */
const SPECIAL = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  SPECIAL.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96], // unspecified, loopback, and IPv4-compatible addresses
  ['::ffff:0:0:0', 96], // IPv4-translated
  ['64:ff9b::', 96], // NAT64, which leads to any IPv4 address
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, likewise
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  SPECIAL.addSubnet(network, bits, 'ipv6');

/** Returns whether an IP address is outside the public Internet. */
export function isPrivateAddress(address: string): boolean {
  return SPECIAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Checks a host that is written as an IP address; names are checked by {@link lookupPublic} when they are resolved.
 *
 * @throws FetchFault for an address of a private network.
 */
export function checkLiteralHost({ hostname }: URL): void {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && isPrivateAddress(literal)) throw new FetchFault('private-network', literal);
}

/** Resolves a name to public addresses alone, so that a connection is made to an address that was checked. */
export const lookupPublic: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const open = error === null ? addresses.filter(({ address }) => !isPrivateAddress(address)) : [];
    const [first] = open;
    if (error !== null) callback(error, []);
    else if (first === undefined)
      callback(
        new FetchFault('private-network', `${hostname}: ${addresses.map(({ address }) => address).join(', ')}`),
        [],
      );
    else if (options.all === true) callback(null, open);
    else callback(null, first.address, first.family);
  });
