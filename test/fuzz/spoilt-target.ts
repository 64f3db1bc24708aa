import { ROUTES } from '../../src/view/routes.ts';
import { AWKWARD, wordsOf } from './mutate.ts';
import { PAYLOADS } from './payloads.ts';
import type { Random } from './random.ts';

/** Every query parameter that some page reads, and some that none does. */
const PARAMETERS = [
  ...new Set(ROUTES.flatMap(({ query }) => query)),
  ...wordsOf('view levels order compare username accesskey release src __proto__ constructor %00 x[] q[a][b]'),
  '',
];

/** Files that lie about where the server runs, none of which it may give out. */
const SECRETS = wordsOf(
  'etc/passwd package.json package-lock.json src/server/front.ts built/data/current.json .git/config proc/self/environ README.md',
);
const UPS = wordsOf(
  String.raw`../ ..%2f %2e%2e/ %2e%2e%2f %252e%252e%252f ..\ ..%5c ..%255c %c0%ae%c0%ae/ %c0%ae%c0%ae%c0%af ....// ..;/ .%2e/ %2e./ ..%00/ /..// %uff0e%uff0e/`,
);
/** Segments that mean something to some page. */
const SEGMENTS = wordsOf(
  'n00001740 n02084071 n99999999 n0 fa11misc fall11 in1k emoji fall2011 subtree own 0 -1 999999999999',
);
const ENDINGS = wordsOf(String.raw`.json .jsonl .php ~ .bak / // ;a=b %20 %00 %0a . .. .gz .br ? #x \ :80 @x *`);

/** Changes the path and the query of an address that answers, up to three times. @param addresses others that answer. */
export function spoiltTarget(address: string, addresses: readonly string[], random: Random): string {
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
      segments[at] = random.pick(SEGMENTS);
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
      segments[at] = (segments[at] ?? '') + random.pick(ENDINGS);
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
