import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Random } from '../fuzz/random.ts';

/** Kinds of requests, and how many in a hundred are of each. */
const SHARES = {
  page: 46,
  tab: 12,
  suggest: 12,
  search: 8,
  tree: 6,
  download: 3,
  abandoned: 3,
  range: 4,
  conditional: 6,
} as const;
/** A kind of request. */
export type Kind = keyof typeof SHARES;
/** All kinds. */
export const KINDS = Object.keys(SHARES) as Kind[];

/** Result of a stretch of traffic. */
export interface TrafficResult {
  /** Milliseconds until each answer had come, from when it was due, in ascending order. */
  readonly times: Readonly<Record<Kind, readonly number[]>>;
  /** Answers that should not have come, and those that did not. */
  readonly errors: readonly string[];
}

/** Synsets with some thousands below each, so that their lists are made as they are sent. */
const LARGE = ['n00015388', 'n00021939', 'n00002684', 'n00003553'];
const TABS = ['images', 'downloads'];
const WORDS = [
  'dog',
  'husky',
  'crane',
  'apple',
  'jaguar',
  'wolves',
  'labradoor',
  'a fish that lives in the deep sea',
  'in:animal images:>500',
  'St Bernard',
  'zebra',
  'teapot',
];

/**
 * Sends what readers and programs ask for, in a seeded mixture at a steady rate, and looks at each answer.
 *
 * Downloads are of whole subtrees; of those abandoned the client closes the connection after the first bytes.
 */
export async function mixedTraffic(
  port: number,
  wnids: readonly string[],
  { seconds, perSecond, seed }: { readonly seconds: number; readonly perSecond: number; readonly seed: number },
): Promise<TrafficResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const times = Object.fromEntries(KINDS.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>;
  const errors: string[] = [];
  const tags: { path: string; tag: string }[] = [];
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let i = 0; i < seconds * perSecond; i++) {
    const due = began + (1000 * i) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await setTimeout(wait);
    running.push(send(i, due));
  }
  await Promise.all(running);
  agent.destroy();
  for (const kind of KINDS) times[kind].sort((a, b) => a - b);
  return { times, errors };

  async function send(i: number, due: number): Promise<void> {
    const random = new Random(seed, i);
    const kind = kindAt(random.below(100));
    const { path, headers = {}, expected = 200 } = requestOf(kind, random);
    try {
      const response = await asked(path, { 'Accept-Encoding': 'br', ...headers });
      if (response.statusCode !== expected)
        errors.push(`${path}: expected ${String(expected)}, came ${String(response.statusCode)}`);
      if (kind === 'abandoned') response.destroy();
      else await whole(response, path);
      if (kind === 'page' && response.headers.etag !== undefined)
        tags[tags.length < 1000 ? tags.length : i % 1000] = { path, tag: response.headers.etag };
      times[kind].push(performance.now() - due);
    } catch (error) {
      errors.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function requestOf(
    kind: Kind,
    random: Random,
  ): { path: string; headers?: Record<string, string>; expected?: number } {
    const wnid = random.pick(wnids);
    switch (kind) {
      case 'page':
        return { path: `/synset/${wnid}` };
      case 'tab':
        return { path: `/synset/${wnid}/${random.pick(TABS)}` };
      case 'suggest':
        return { path: `/suggest.json?q=${encodeURIComponent(random.pick(WORDS).slice(0, 1 + random.below(6)))}` };
      case 'search':
        return { path: `/search?q=${encodeURIComponent(`${random.pick(WORDS)} ${random.below(1000).toString(36)}`)}` };
      case 'tree':
        return { path: `/tree/${wnid}` };
      case 'download':
        return { path: `/synset/${random.pick(LARGE)}/lists/subtree/counts.tsv` };
      case 'abandoned':
        return {
          path: '/synset/n00001740/lists/subtree/counts.tsv',
          headers: { 'Accept-Encoding': 'identity' },
        };
      case 'range':
        return {
          path: '/archive/words.txt',
          headers: {
            Range: `bytes=${String(random.below(100_000))}-${String(200_000 + random.below(100_000))}`,
            'Accept-Encoding': 'identity',
          },
          expected: 206,
        };
      case 'conditional': {
        const known = tags.length === 0 ? undefined : random.pick(tags);
        return known === undefined
          ? { path: `/synset/${wnid}` }
          : { path: known.path, headers: { 'If-None-Match': known.tag }, expected: 304 };
      }
    }
  }

  function asked(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers, agent }, resolve).once('error', reject);
    });
  }
}

/** Reads an answer to its end. @throws Error if it breaks off, or has another length than it said. */
async function whole(response: IncomingMessage, path: string): Promise<void> {
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) length += chunk.length;
  const stated = response.headers['content-length'];
  if (stated !== undefined && response.statusCode !== 304 && Number(stated) !== length)
    throw new Error(`${path}: ${stated} bytes were stated, ${String(length)} came`);
}

function kindAt(place: number): Kind {
  let end = 0;
  for (const kind of KINDS) {
    end += SHARES[kind];
    if (place < end) return kind;
  }
  throw new Error('The shares do not make a hundred.');
}
