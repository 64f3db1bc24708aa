import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBoxes, answerImageTar } from '../../src/api/imagenet/downloads.ts';
import { answerDownload, answerText } from '../../src/api/imagenet/text.ts';
import { createEdition } from '../../src/server/edition.ts';
import { createFront } from '../../src/server/front.ts';
import { AnswerCache } from '../../src/server/answers/answer-cache.ts';
import { Listener } from '../../src/server/listen.ts';
import { Turns } from '../../src/server/processes/turns.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { isThere } from '../fixtures/python.ts';
import { BOXES, release } from './fake-release.ts';

/** The old interface over a release that has addresses, images and boxes, behind the server's own front. */
const TURNS = { parallel: 4, perClient: 4, waiting: 10, waitingPerClient: 10, patience: 10_000 };
let listener: Listener;
let base = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-clients-'));
  listener = await Listener.open('127.0.0.1', 0);
  base = listener.address;
  const edition = createEdition({
    write: () => Promise.resolve(undefined),
    render: async (request) => answer(new URL(request.url)),
    files: { get: () => undefined },
    cache: new AnswerCache(1_000_000),
  });
  const front = createFront({
    edition: () => edition,
    origin: base,
    headers: [],
    unready: () => undefined,
    clientOf: () => ({ name: '', findWait: () => Promise.resolve(undefined), charge: () => Promise.resolve() }),
    work: new Turns(TURNS),
    quick: new Turns(TURNS),
    sending: new Turns(TURNS),
    metrics: () => Promise.reject(new Error('Nobody asks here.')),
    onError: (error) => {
      throw error;
    },
  });
  listener.server.on('request', (request, response) => void front(request, response));
});

afterAll(async () => {
  await listener.close(0);
  await rm(folder, { recursive: true });
});

async function answer({ pathname, searchParams }: URL): Promise<Response> {
  const [, name = ''] = /^\/api\/(?:text\/)?([^/]+)$/.exec(pathname) ?? [];
  if (name !== '') return answerText(name, searchParams, release);
  if (pathname === '/api/download/imagenet.bbox.synset')
    return answerDownload('imagenet.bbox.synset', searchParams, release);
  if (pathname === '/download/synset') return answerImageTar(searchParams.get('wnid') ?? '', release);
  return answerBoxes(pathname.replace('/downloads/bbox/bbox/', ''), release);
}

/** Runs a program; the server answers meanwhile. */
async function run(program: string, args: readonly string[]): Promise<{ status: number; output: string }> {
  const child = spawn(program, args, { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number>((resolve) => child.once('close', resolve));
  return { status, output };
}

const dog = miniWnid('dog');

describe.skipIf(!isThere('wget') || !isThere('tar'))('wget (skipped where it, or tar, is not installed)', () => {
  it('-r over the word list of boxes fetches the boxes of every synset', async () => {
    const { status, output } = await run('wget', [
      '-r',
      '-e',
      'robots=off',
      '-nd',
      '-A',
      '*.tar.gz,*bbox*',
      `${base}/api/text/imagenet.bbox.obtain_synset_wordlist`,
    ]);
    expect(status, output).toBe(0);
    const fetched = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz')).sort();
    expect(fetched).toEqual([`${dog}.tar.gz`, `${miniWnid('cafe')}.tar.gz`].sort());
    const unpacked = await run('tar', ['-xzf', `${dog}.tar.gz`]);
    expect(unpacked.status, unpacked.output).toBe(0);
    expect(await readFile(path.join(folder, 'Annotation', dog, `${dog}_3.xml`), 'utf8')).toBe(BOXES);
  });

  it('fetches the images of a synset, with its length ahead', async () => {
    const { status, output } = await run('wget', [
      '-O',
      'dog.tar',
      `${base}/download/synset?wnid=${dog}&username=u&accesskey=k&release=latest&src=stanford`,
    ]);
    expect(status, output).toBe(0);
    expect(output).toMatch(/Length: 5120 \(5\.0K\) \[application\/x-tar\]/);
    expect((await run('tar', ['-tf', 'dog.tar'])).output).toBe(`${dog}_3.JPEG\n${dog}_12.png\n`);
  });
});

describe.skipIf(!isThere('python3'))('Python (skipped where it is not installed)', () =>
  it('urllib reads addresses as old downloaders do', async () => {
    const script = `
import sys, urllib.request
base, wnid = sys.argv[1:]
for line in urllib.request.urlopen(base + '/api/text/imagenet.synset.geturls.getmapping?wnid=' + wnid).read().decode().split('\\r\\n'):
    parts = line.split(' ')
    if len(parts) == 2: print(parts[0], parts[1])
urls = urllib.request.urlopen(base + '/api/text/imagenet.synset.geturls?wnid=' + wnid).read().decode().splitlines()
print(len([u for u in urls if u.startswith('http')]), repr(urls[-1]))
`;
    const { status, output } = await run('python3', ['-c', script, base, dog]);
    expect(status, output).toBe(0);
    expect(output).toBe(
      [
        `${dog}_12 http://farm1.static.flickr.com/1/2.jpg`,
        `${dog}_3 http://example.org/caf%C3%A9%20dog.jpg?a=1&b=2`,
        `${dog}_100 http://example.org/a%2Fb.jpg`,
        "3 ''",
        '',
      ].join('\n'),
    );
  }),
);
