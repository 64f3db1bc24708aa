import { METHODS as KNOWN } from 'node:http';
import { AWKWARD, wordsOf } from './mutate.ts';
import { MARK, PAYLOADS } from './payloads.ts';
import type { Random } from './random.ts';
import { spoiltTarget } from './spoilt-target.ts';

/** A request as it is sent: anything that can be written on a line, well formed or not. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Text after the target; other than `HTTP/1.1` in some requests. */
  readonly version: string;
  /** Another spelling of the target, whose answer this one must be. */
  readonly sameAs?: string;
  /** Status that alone is right. */
  readonly expected?: number;
}

const METHODS = wordsOf('POST PUT DELETE OPTIONS PATCH TRACE PROPFIND QUERY get FOO CONNECT');

const RANGES = [
  ...wordsOf(
    'bytes=0-0 bytes=0- bytes=-1 bytes=5-1 bytes=99999999999- bytes=0-99999999999999999999 bytes=-0 bytes=a-b',
  ),
  ...wordsOf('bytes=0-1,5-9 bytes= lines=0-1 bytes=-99999999999 bytes=0-1,0-1,0-1 0-1 bytes=1e3-2e3 bytes=0x0-0x1'),
  ...['bytes=0-0,'.repeat(200), 'bytes = 0 - 1'],
];
const ENCODINGS = [
  ...wordsOf('gzip br identity * gzip;q=0 gzip;q=2 identity;q=0 *;q=0 deflate zstd ,,, gzip;q= GZIP'),
  ...['br;q=1.0, gzip;q=0.5', 'br, '.repeat(300), '\u00e9'],
];
const TAGS = ['*', '"x"', 'W/"x"', '"', '"a", "b"', 'x', '""', '"x",'.repeat(200), 'W/*'] as const;
const PROXY_HEADERS = wordsOf(
  'X-Forwarded-Host X-Forwarded-For X-Forwarded-Proto X-Original-URL X-Rewrite-URL Forwarded X-HTTP-Method-Override',
);

/** Returns true if a request breaks HTTP itself, so that the server may hang up on it. */
export function isBroken({ method, target, headers, version, body }: FuzzRequest): boolean {
  return (
    version !== 'HTTP/1.1' ||
    !KNOWN.includes(method) ||
    method === 'CONNECT' ||
    !/^\/[\x21-\x7e]*$/.test(target) ||
    body !== '' ||
    wireLength(headers) + target.length > 16_000 ||
    headers.some(
      ([name, text]) =>
        !/^[A-Za-z-]+$/.test(name) ||
        !/^[\t\x20-\x7e\x80-\xff]*$/.test(text) ||
        /^(?:Content-Length|Transfer-Encoding|Connection|Upgrade|Expect|TE)$/.test(name) ||
        (name === 'Host' && text !== 'localhost'),
    )
  );
}

function wireLength(headers: FuzzRequest['headers']): number {
  return headers.reduce((sum, [name, text]) => sum + name.length + text.length + 4, 0);
}

/** Makes a request out of addresses that answer. @param addresses each with a query where it takes one. */
export function makeRequest(addresses: readonly string[], random: Random): FuzzRequest {
  const method = random.chance(0.86) ? 'GET' : random.chance(0.6) ? 'HEAD' : random.pick(METHODS);
  const target = random.chance(0.08) ? random.pick(addresses) : spoiltTarget(random.pick(addresses), addresses, random);
  const headers: (readonly [string, string])[] = [
    [
      'Host',
      random.chance(0.97)
        ? 'localhost'
        : random.pick(['', `${MARK}.example`, 'localhost:99999', 'a'.repeat(300), '[::1', `x"><${MARK}>`, '../']),
    ],
  ];
  while (random.chance(0.35)) headers.push(makeHeader(random));
  const hasBody = random.chance(method === 'GET' || method === 'HEAD' ? 0.01 : 0.6);
  const body = hasBody ? random.pick(['', '{}', `wnid=n02084071&x=<${MARK}>`, 'x'.repeat(20_000)]) : '';
  if (hasBody)
    headers.push([
      'Content-Length',
      random.chance(0.9) ? String(body.length) : random.pick(['-1', '0', '99999999999999999999', 'x', '1,2']),
    ]);
  const version = random.chance(0.985)
    ? 'HTTP/1.1'
    : random.pick([
        'HTTP/1.0',
        'HTTP/0.9',
        'HTTP/2.0',
        'HTTP/9.9',
        'HTTP/1.1 x',
        'http/1.1',
        '',
        `HTTP/1.1\r\nX-${MARK}: 1`,
      ]);
  return { method, target, headers, body, version };
}

/** Makes a header line that means something to some server. */
export function makeHeader(random: Random): readonly [string, string] {
  switch (random.below(9)) {
    case 0:
      return ['Range', random.pick(RANGES)];
    case 1:
      return ['Accept-Encoding', random.pick(ENCODINGS)];
    case 2:
      return ['If-None-Match', random.pick(TAGS)];
    case 3:
      return ['If-Range', random.chance(0.8) ? random.pick(TAGS) : 'Wed, 21 Oct 2099 07:28:00 GMT'];
    case 4:
      return [
        random.pick(PROXY_HEADERS),
        random.pick([`${MARK}.example`, '/etc/passwd', '127.0.0.1', `"><${MARK}>`, 'DELETE']),
      ];
    case 5:
      return ['Cookie', random.pick([`a=<${MARK}>`, 'x='.repeat(500), '__proto__=1', '='])];
    case 6:
      return [
        random.pick(['Origin', 'Referer', 'User-Agent', 'Accept', 'Accept-Language']),
        random.pick([...PAYLOADS, ...AWKWARD]),
      ];
    case 7:
      return [
        random.pick(['Expect', 'Upgrade', 'Connection', 'TE', 'Transfer-Encoding', 'Content-Type', 'Cache-Control']),
        random.pick(['100-continue', 'websocket', 'close', 'upgrade', 'chunked', 'x', '']),
      ];
    default:
      return [
        random.pick(['X-A', 'X A', 'X-\u00e9', 'X:', '']),
        random.pick(['a'.repeat(random.below(20_000)), ...PAYLOADS]),
      ];
  }
}
