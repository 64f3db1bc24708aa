import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OVER_MINI_WORDNET, runMiniData, writeSmallData } from '../fixtures/data-command.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { annotation, picture, put } from '../fixtures/image-folder.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { IN_MEMORY } from '../fixtures/temporary-folder.ts';
import { Random } from '../fuzz/random.ts';

const SEED = 20_111_126;
const KILLS = { add: 12, remove: 8 };
const CHILD = path.join(import.meta.dirname, '../fixtures/killed-data-command.ts');
const [DOG, CAFE] = ['dog', 'cafe'].map(miniWnid) as [string, string];
const DECLARED = ['datasets/photos.json', 'class-lists/photos.json'];

/** A folder of data and of builds, and every byte of both. */
interface State {
  readonly name: string;
  readonly version: string | undefined;
  readonly data: Map<string, string>;
  readonly out: Map<string, string>;
}

/** A command that changes a dataset, and what there is before and after a run of it that nobody killed. */
interface Command {
  readonly args: readonly string[];
  readonly before: State;
  readonly after: State;
  /** Changes on the disk that the run makes. */
  readonly changes: number;
}

let root: string;
let commands: Readonly<Record<keyof typeof KILLS, Command>>;

const placeOf = (name: string) => ({ data: path.join(root, name, 'data'), out: path.join(root, name, 'out') });
const folders = (name: string): string[] =>
  Object.entries(placeOf(name)).flatMap(([key, place]) => [`--${key}`, place]);

/** Copies the folders of a state to others. */
async function copy(from: string, to: string): Promise<void> {
  await cp(path.join(root, from), path.join(root, to), { recursive: true, preserveTimestamps: true });
}

async function stateOf(name: string): Promise<State> {
  const { data, out } = placeOf(name);
  return { name, version: await expectWhole(out, name), data: await everyByte(data), out: await everyByte(out) };
}

/** @param fatal the change on the disk that the command is killed instead of; 0 for none. */
function runKilled(
  args: readonly string[],
  fatal: number,
): Promise<{ readonly signal: string | undefined; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', OVER_MINI_WORDNET, CHILD, String(fatal), ...args], (error, printed) =>
      resolve({ signal: error?.signal ?? undefined, printed }),
    );
  });
}

/** Runs a command that nobody kills. */
async function commandFrom(before: State, name: string, args: readonly string[]): Promise<Command> {
  await copy(before.name, name);
  const { signal, printed } = await runKilled([...args, ...folders(name)], 0);
  expect(signal, printed).toBeUndefined();
  return { args, before, after: await stateOf(name), changes: Number(/\nchanges (\d+)\n$/.exec(printed)?.[1]) };
}

beforeAll(async () => {
  root = await mkdtemp(path.join(IN_MEMORY, 'canopy-killed-change-'));
  const parts = path.join(root, 'parts');
  await put(parts, `images/${DOG}/${DOG}_7.JPEG`, await picture('#a01020').jpeg().toBuffer());
  await put(parts, `images/${CAFE}/a.png`, await picture('#10a020').png().toBuffer());
  await put(parts, `boxes/${DOG}_7.xml`, annotation(60, 40, [[1, 2, 30, 40]]));
  await put(parts, 'urls.txt', `${DOG}_7\thttps://example.org/7.jpg\n${CAFE}_1\thttps://example.org/1.png\n`);
  await put(parts, 'classes.txt', `${DOG}\n${CAFE}\n`);
  const given = { images: 'images', boxes: 'boxes', urls: 'urls.txt', 'class-list': 'classes.txt' };
  const files = Object.entries(given).flatMap(([option, file]) => [`--${option}`, path.join(parts, file)]);
  await mkdir(placeOf('before').data, { recursive: true });
  await writeSmallData(placeOf('before').data);
  expect(await runMiniData(...folders('before'))).toMatchObject({ code: 0, error: '' });
  const about = ['--title', 'Photos', '--published', '2026-01-01'];
  const add = await commandFrom(await stateOf('before'), 'added', ['add', 'photos', ...about, ...files]);
  const remove = await commandFrom(add.after, 'removed', ['remove', 'photos']);
  commands = { add, remove };
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('a removal leaves the declarations and the build that there were before the dataset was added', () => {
  const { add, remove } = commands;
  expect(add.before.version).not.toBe(add.after.version);
  expect(remove.after.version).toBe(add.before.version);
  expect(remove.after.data).toEqual(add.before.data);
});

test.each(['add', 'remove'] as const)(
  'killed at any moment, %s leaves each declaration as it was or as it is to be and what is served whole; the next run completes it',
  async (command) => {
    const { args, before, after, changes } = commands[command];
    const kills = KILLS[command];
    expect(changes).toBeGreaterThan(kills);
    const random = new Random(SEED);
    // From each stretch of a run one moment: so they are spread over all of it, from its first change to its last.
    const waiting = Array.from({ length: kills }, (_, i) => ({
      i,
      fatal: 1 + Math.floor(((i + random.next()) * changes) / kills),
    })).values();
    await Promise.all(
      [0, 1].map(async () => {
        for (const { i, fatal } of waiting) {
          const when = `${command}, seed ${String(SEED)}, kill ${String(i)}: at change ${String(fatal)} of ${String(changes)}`;
          const name = `${command}-${String(i)}`;
          await copy(before.name, name);
          const { data, out } = placeOf(name);
          expect((await runKilled([...args, ...folders(name)], fatal)).signal, when).toBe('SIGKILL');
          expect([before.version, after.version], when).toContain(await expectWhole(out, when));
          const declared = await everyByte(data);
          for (const file of DECLARED)
            expect([before.data.get(file), after.data.get(file)], when).toContain(declared.get(file));
          // Declared as it is to be, it is built by any run; else the command is given again.
          const isDone = DECLARED.every((file) => declared.get(file) === after.data.get(file));
          const again = await runMiniData(...(isDone ? [] : args), ...folders(name));
          expect(again, when).toMatchObject({ code: 0, error: '' });
          expect(await everyByte(data), when).toEqual(after.data);
          expect(await everyByte(out), when).toEqual(after.out);
          await rm(path.join(root, name), { recursive: true });
        }
      }),
    );
  },
);
