import { readTarget } from '../../src/server/requests/request-target.ts';
import { wordsOf } from './mutate.ts';
import type { Random } from './random.ts';
import { type FuzzRequest, makeHeader, makeRequest } from './requests.ts';

/** Kinds of requests: spoilt in any way, or addresses that answer with one thing about them varied. */
export const REQUEST_KINDS = ['any', 'escapes', 'hosts', 'headers'] as const;
/** Name of a kind of request, one of {@link REQUEST_KINDS}. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

const VALID_HOSTS = [...wordsOf('localhost LOCALHOST a.example:80 127.0.0.1 [::1] [2001:db8::1]:8080 a%20b x:'), ''];
const INVALID_HOSTS = [
  ...wordsOf(String.raw`a/b a@b [::1 a:b a?b a#b " a\b <x> [g::1]`),
  ...['a b', 'a\tb', 'a,b c', '\u00e9'],
];

/** Cases among which one asks for an answer that takes long, where what is varied is the same for all addresses. */
const COSTLY_EVERY = 50;

/** Addresses that answer, and among them those whose answers the server makes in turns. */
export class AddressPool {
  readonly all: readonly string[];
  readonly #quick: readonly string[];
  readonly #costly: readonly string[];

  constructor(all: readonly string[]) {
    const isCostly = (address: string): boolean => readTarget(address)?.route?.isCostly === true;
    this.all = all;
    this.#costly = all.filter(isCostly);
    this.#quick = all.filter((address) => !isCostly(address));
  }

  /** Picks an address, a costly one rarely. */
  pick(random: Random): string {
    return random.pick(random.below(COSTLY_EVERY) === 0 ? this.#costly : this.#quick);
  }
}

/** Makes a request of a kind out of addresses that answer. */
export function makeRequestOf(kind: RequestKind, addresses: AddressPool, random: Random): FuzzRequest {
  switch (kind) {
    case 'any':
      return makeRequest(addresses.all, random);
    case 'escapes': {
      const address = addresses.pick(random);
      return { ...plainRequest(escaped(address, random)), sameAs: address };
    }
    case 'hosts': {
      const hosts = Array.from({ length: random.pick([0, 1, 1, 1, 1, 2, 3]) }, () =>
        random.pick(random.chance(0.6) ? VALID_HOSTS : INVALID_HOSTS),
      );
      const isValid = hosts.length === 1 && VALID_HOSTS.includes(hosts[0]!);
      const request = plainRequest(addresses.pick(random));
      const headers = hosts.map((host) => [random.pick(['Host', 'host', 'HOST']), host] as const);
      return { ...request, headers, ...(isValid ? {} : { expected: 400 }) };
    }
    case 'headers': {
      const request = plainRequest(addresses.pick(random));
      return { ...request, headers: [...request.headers, ...random.few(12, () => makeHeader(random))] };
    }
  }
}

/** Returns a request for an address, with nothing special about it. */
export function plainRequest(target: string): FuzzRequest {
  return { method: 'GET', target, headers: [['Host', 'localhost']], body: '', version: 'HTTP/1.1' };
}

/** Writes some letters, digits and marks of an address as escapes, which changes nothing of what it is the address of. */
function escaped(address: string, random: Random): string {
  const share = random.pick([0.05, 0.3, 1]);
  return address.replaceAll(/(%[0-9a-f]{2})|([\w\-.~])/gi, (all, escape: string | undefined) => {
    if (escape !== undefined) return random.chance(0.5) ? escape.toLowerCase() : escape.toUpperCase();
    if (!random.chance(share)) return all;
    const digits = all.charCodeAt(0).toString(16);
    return `%${random.chance(0.5) ? digits : digits.toUpperCase()}`;
  });
}
