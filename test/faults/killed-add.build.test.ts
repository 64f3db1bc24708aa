import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runData, writeSmallData } from '../fixtures/data-command.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { annotation, CLOCK, DOG, picture, put } from '../fixtures/image-folder.ts';
import { Random } from '../fuzz/random.ts';

const SEED = 20_111_126;
/** Each is a build of the whole WordNet and another one after it. */
const KILLS = 12;
const CHILD = path.join(import.meta.dirname, '../fixtures/killed-data-command.ts');

let root: string;
/** What `add` is told besides the folders. */
let add: readonly string[];
/** What there is after an `add` that nobody killed, and how many changes on the disk it made. */
let after: { readonly data: Map<string, string>; readonly out: Map<string, string>; readonly changes: number };
/** The versions before and after. */
let versions: readonly [string | undefined, string | undefined];

/** Where a run reads declarations from and writes to. */
interface Place {
  readonly data: string;
  readonly out: string;
}

/** A folder of data with one dataset, and its build. */
async function prepared(name: string): Promise<Place> {
  const [data, out] = [path.join(root, name, 'data'), path.join(root, name, 'out')];
  await cp(path.join(root, 'before'), path.join(root, name), { recursive: true, preserveTimestamps: true });
  return { data, out };
}

const folders = ({ data, out }: Place): string[] => ['--data', data, '--out', out];

/** @param fatal the change on the disk that `add` is killed instead of; 0 for none. */
function runKilled(
  place: Place,
  fatal: number,
): Promise<{ readonly signal: string | undefined; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CHILD, String(fatal), ...add, ...folders(place)], (error, printed) => {
      resolve({ signal: error?.signal ?? undefined, printed });
    });
  });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-killed-add-'));
  const parts = path.join(root, 'parts');
  await put(parts, `images/${DOG}/${DOG}_7.JPEG`, await picture('#a01020').jpeg().toBuffer());
  await put(parts, `images/${CLOCK}/a.png`, await picture('#10a020').png().toBuffer());
  await put(parts, `boxes/${DOG}_7.xml`, annotation(60, 40, [[1, 2, 30, 40]]));
  await put(parts, 'urls.txt', `${DOG}_7\thttps://example.org/7.jpg\n${CLOCK}_1\thttps://example.org/1.png\n`);
  await put(parts, 'classes.txt', `${DOG}\n${CLOCK}\n`);
  const given = { images: 'images', boxes: 'boxes', urls: 'urls.txt', 'class-list': 'classes.txt' };
  add = [
    'add',
    'photos',
    '--title',
    'Photos',
    '--published',
    '2026-01-01',
    ...Object.entries(given).flatMap(([name, file]) => [`--${name}`, path.join(parts, file)]),
  ];
  const before = { data: path.join(root, 'before/data'), out: path.join(root, 'before/out') };
  await mkdir(before.data, { recursive: true });
  await writeSmallData(before.data);
  expect(await runData(...folders(before))).toMatchObject({ code: 0, error: '' });
  const unkilled = await prepared('unkilled');
  const { signal, printed } = await runKilled(unkilled, 0);
  expect(signal, printed).toBeUndefined();
  after = {
    data: await everyByte(unkilled.data),
    out: await everyByte(unkilled.out),
    changes: Number(/\nchanges (\d+)\n$/.exec(printed)?.[1]),
  };
  versions = [await expectWhole(before.out, 'before'), await expectWhole(unkilled.out, 'not killed')];
  expect(after.changes).toBeGreaterThan(KILLS);
  expect(versions[0]).not.toBe(versions[1]);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test(`killed at ${String(KILLS)} moments, an add leaves each declaration as it was or as it is to be and what is served whole; the next run completes it`, async () => {
  const random = new Random(SEED);
  // From each stretch of a run one moment: so they are spread over all of it, from its first change to its last.
  const kills = Array.from({ length: KILLS }, (_, i) => ({
    i,
    fatal: 1 + Math.floor(((i + random.next()) * after.changes) / KILLS),
  }));
  const waiting = kills.values();
  await Promise.all(
    [0, 1].map(async () => {
      for (const { i, fatal } of waiting) {
        const when = `seed ${String(SEED)}, kill ${String(i)}: at change ${String(fatal)} of ${String(after.changes)}`;
        const place = await prepared(`killed-${String(i)}`);
        expect((await runKilled(place, fatal)).signal, when).toBe('SIGKILL');
        expect(versions, when).toContain(await expectWhole(place.out, when));
        const declared = await everyByte(place.data);
        const names = ['datasets/photos.json', 'class-lists/photos.json'];
        for (const name of names) expect([undefined, after.data.get(name)], when).toContain(declared.get(name));
        // Declared whole, it is built by any run; else the command is given again.
        const isDeclared = names.every((name) => declared.has(name));
        expect(await runData(...(isDeclared ? [] : add), ...folders(place)), when).toMatchObject({
          code: 0,
          error: '',
        });
        expect(await everyByte(place.data), when).toEqual(after.data);
        expect(await everyByte(place.out), when).toEqual(after.out);
        await rm(path.dirname(place.data), { recursive: true });
      }
    }),
  );
}, 900_000);
