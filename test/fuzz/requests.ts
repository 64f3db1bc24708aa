import { METHODS as KNOWN } from 'node:http';
import { AWKWARD } from './mutate.ts';
import type { Random } from './random.ts';

/** A request as it is sent: anything that can be written on a line, well formed or not. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** What stands after the target; another text than `HTTP/1.1` in some requests. */
  readonly version: string;
  /** Another spelling of the target, whose answer this one must be. */
  readonly sameAs?: string;
  /** Status that alone is right. */
  readonly expected?: number;
}

/** What no answer may hold as mark-up, as an attribute, as a scheme or as a header: each request that puts it in hopes for that. */
export const MARK = 'xq7';

const METHODS = [
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'get',
  'FOO',
  'CONNECT',
] as const;

/** Every query parameter that some page reads, and some that none does. */
const PARAMETERS = [
  'wnid',
  'dataset',
  'tree',
  'q',
  'page',
  'full',
  'limit',
  'cursor',
  'a',
  'b',
  'area',
  'colour',
  'levels',
  'from',
  'to',
  'depth',
  'at',
  'image',
  'layout',
  'view',
  'show',
  'sensitive',
  'sort',
  'order',
  'scope',
  'compare',
  'username',
  'accesskey',
  'release',
  'src',
  '__proto__',
  'constructor',
  '',
  '%00',
  'x[]',
  'q[a][b]',
] as const;

const PAYLOADS = [
  `<${MARK}>`,
  `"><${MARK} x=`,
  `" ${MARK}="1`,
  `' ${MARK}='1`,
  `</script><${MARK}>`,
  `-->${MARK}<!--<${MARK}>`,
  `javascript:${MARK}()`,
  `//${MARK}.example/`,
  `https://${MARK}.example/`,
  `\r\nX-${MARK}: 1`,
  `\nSet-Cookie: ${MARK}=1`,
  `{{7*7}}${MARK}`,
  `\${7*7}`,
  `$(id)`,
  `';${MARK}--`,
  `\u0000${MARK}`,
  `${MARK}\u202e`,
  `data:text/html,<${MARK}>`,
] as const;

/** Files that lie about where the server runs, none of which it may give out. */
const SECRETS = [
  'etc/passwd',
  'package.json',
  'package-lock.json',
  'src/server/front.ts',
  'built/data/current.json',
  '.git/config',
  'proc/self/environ',
  'README.md',
] as const;
const UPS = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..\\',
  '..%5c',
  '..%255c',
  '%c0%ae%c0%ae/',
  '%c0%ae%c0%ae%c0%af',
  '....//',
  '..;/',
  '.%2e/',
  '%2e./',
  '..%00/',
  '/..//',
  '%uff0e%uff0e/',
] as const;

const RANGES = [
  'bytes=0-0',
  'bytes=0-',
  'bytes=-1',
  'bytes=5-1',
  'bytes=99999999999-',
  'bytes=0-99999999999999999999',
  'bytes=-0',
  'bytes=a-b',
  'bytes=0-1,5-9',
  'bytes=',
  'lines=0-1',
  'bytes=0-0,'.repeat(200),
  'bytes=-99999999999',
  'bytes=0-1,0-1,0-1',
  'bytes = 0 - 1',
  '0-1',
  'bytes=1e3-2e3',
  'bytes=0x0-0x1',
] as const;
const ENCODINGS = [
  'gzip',
  'br',
  'identity',
  '*',
  'gzip;q=0',
  'br;q=1.0, gzip;q=0.5',
  'gzip;q=2',
  'identity;q=0',
  '*;q=0',
  'deflate',
  'zstd',
  ',,,',
  'gzip;q=',
  'br, '.repeat(300),
  'GZIP',
  '\u00e9',
] as const;
const TAGS = ['*', '"x"', 'W/"x"', '"', '"a", "b"', 'x', '""', '"x",'.repeat(200), 'W/*'] as const;

/** Whether a request breaks HTTP itself, so that the server may hang up on it. */
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
        random.pick([
          'X-Forwarded-Host',
          'X-Forwarded-For',
          'X-Forwarded-Proto',
          'X-Original-URL',
          'X-Rewrite-URL',
          'Forwarded',
          'X-HTTP-Method-Override',
        ]),
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

function spoiltTarget(address: string, addresses: readonly string[], random: Random): string {
  const [path = '', query] = address.split('?');
  let [spoilt, rest] = [path, query];
  for (const change of random.few(3, () => random.below(10))) {
    if (change < 4) spoilt = spoiltPath(spoilt, random);
    else if (change < 9) rest = spoiltQuery(rest, random);
    else spoilt = random.pick(addresses).split('?')[0]! + spoilt;
  }
  return rest === undefined ? spoilt : `${spoilt}?${rest}`;
}

function spoiltPath(path: string, random: Random): string {
  const segments = path.split('/');
  const at = 1 + random.below(segments.length - 1 || 1);
  switch (random.below(8)) {
    case 0:
      segments[at] = random.pick([
        'n00001740',
        'n02084071',
        'n99999999',
        'n0',
        'fa11misc',
        'fall11',
        'in1k',
        'emoji',
        'fall2011',
        'subtree',
        'own',
        '0',
        '-1',
        '999999999999',
      ]);
      break;
    case 1:
      segments[at] = written(random.pick(AWKWARD), random);
      break;
    case 2:
      segments[at] = written(random.pick(PAYLOADS), random);
      break;
    case 3:
      segments.splice(at, random.below(2), random.pick(UPS).repeat(1 + random.below(9)) + random.pick(SECRETS));
      break;
    case 4:
      segments[at] = spelt(segments[at] ?? '', random);
      break;
    case 5:
      segments[at] =
        (segments[at] ?? '') +
        random.pick([
          '.json',
          '.jsonl',
          '.php',
          '~',
          '.bak',
          '/',
          '//',
          ';a=b',
          '%20',
          '%00',
          '%0a',
          '.',
          '..',
          '.gz',
          '.br',
          '?',
          '#x',
          '\\',
          ':80',
          '@x',
          '*',
        ]);
      break;
    case 6:
      segments.splice(
        at,
        0,
        random.pick(['', '.', '..', '%2e', 'a'.repeat(random.below(9000)), '_astro', '_image', '__proto__', '%']),
      );
      break;
    default:
      segments.splice(at, 1);
      break;
  }
  return segments.join('/');
}

function spoiltQuery(query: string | undefined, random: Random): string {
  const pairs = query === undefined || query === '' ? [] : query.split('&');
  const value = (): string =>
    written(
      random.chance(0.4)
        ? random.pick(PAYLOADS)
        : random.chance(0.1)
          ? random.pick(UPS).repeat(5) + random.pick(SECRETS)
          : random.pick(AWKWARD),
      random,
    );
  switch (random.below(6)) {
    case 0:
      pairs.push(...random.few(5, () => `${random.pick(PARAMETERS)}=${value()}`));
      break;
    case 1:
      if (pairs.length > 0) pairs[random.below(pairs.length)] = `${random.pick(PARAMETERS)}=${value()}`;
      break;
    case 2:
      if (pairs.length > 0) pairs.splice(random.below(pairs.length), 1, `${pairs[0]!.split('=')[0]!}=${value()}`);
      break;
    case 3:
      pairs.push(...pairs);
      break;
    case 4:
      pairs.push(
        random.pick([
          '',
          '=',
          '&',
          '?',
          '%',
          'a',
          `${random.pick(PARAMETERS)}&`.repeat(random.below(400)),
          `q=${'a '.repeat(random.below(900)).replaceAll(' ', '+')}`,
        ]),
      );
      break;
    default:
      pairs.push(
        `${random.pick(PARAMETERS)}=${random.pick(['n02084071', 'n00001740', 'emoji', 'fall2011', 'wordnet', '1', '0', '1000', '99999', 'MTAw', 'dog', 'in:animal+images:%3E5', 'x*'])}`,
      );
      break;
  }
  return pairs.join('&');
}

/** A text in one of the ways in which it may come in an address. */
function written(text: string, random: Random): string {
  switch (random.below(5)) {
    case 0:
      return text;
    case 1:
      return encoded(text).replaceAll('%', '%25');
    case 2:
      return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    default:
      return encoded(text);
  }
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The same segment, some of its characters written as escapes. */
function spelt(segment: string, random: Random): string {
  return Array.from(segment, (character) =>
    random.chance(0.4) && character < '\u0080'
      ? `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
      : character,
  ).join('');
}
