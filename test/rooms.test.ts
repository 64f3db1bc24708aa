import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Which rooms each room may import, itself apart. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/format': ['src/domain'],
  'src/search': ['src/domain', 'src/format'],
  'src/store': ['src/domain', 'src/format', 'src/search'],
  'src/view': ['src/domain', 'src/format', 'src/search'],
  'src/api': ['src/domain', 'src/format', 'src/search', 'src/store', 'src/view'],
  'src/components': ['src/domain', 'src/format', 'src/search', 'src/view'],
  // What reads a build does so from anywhere: the browser's own source is in the islands.
  'src/islands': ['src/domain', 'src/format', 'src/search', 'src/view', 'src/store', 'src/components'],
  // Its document brings the scripts and the styles of every page.
  'src/site': [
    'src/domain',
    'src/format',
    'src/store',
    'src/view',
    'src/api',
    'src/components',
    'src/islands',
    'src/styles',
  ],
  'src/pages': ['src/format', 'src/components', 'src/site'],
  'src/server': ['src/format', 'src/store', 'src/view', 'src/components', 'src/site'],
  scripts: ['src/domain', 'src/format', 'src/search', 'src/store', 'src/view', 'src/api', 'src/server', 'test'],
};

/** Rooms that know neither Node nor the DOM. */
const PURE = ['src/domain', 'src/format', 'src/search', 'src/view'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

async function importsOf(room: string): Promise<Import[]> {
  const files = (await readdir(path.join(root, room), { recursive: true })).filter((file) =>
    /\.(?:ts|astro)$/.test(file),
  );
  const imports = files.map(async (file) => {
    const name = path.join(room, file);
    const text = await readFile(path.join(root, name), 'utf8');
    return [...text.matchAll(/(?:^|[\s;}])(?:import|from)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
      file: name,
      from: room,
      to,
    }));
  });
  return (await Promise.all(imports)).flat();
}

function roomOf(file: string, to: string): string {
  const target = path.relative(root, path.resolve(root, path.dirname(file), to));
  return target.startsWith('src') ? target.split(path.sep).slice(0, 2).join('/') : target.split(path.sep)[0]!;
}

describe.each(Object.keys(ALLOWED))('%s', (room) => {
  it('imports only the rooms it may', async () => {
    const inner = (await importsOf(room)).filter(({ to }) => to.startsWith('.'));
    const strays = inner.filter(({ file, to }) => ![room, ...ALLOWED[room]!].includes(roomOf(file, to)));
    expect(strays.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });
});

/** Files of pure rooms that no browser reads, and the pure part of Node that each uses. */
const FOR_NODE_ALONE: Readonly<Record<string, string>> = { 'src/format/pictures/picture-pack.ts': 'node:zlib' };

describe.each(PURE)('%s', (room) => {
  it('knows neither Node nor the DOM', async () => {
    const builtins = (await importsOf(room)).filter(
      ({ file, to }) => to.startsWith('node:') && FOR_NODE_ALONE[file] !== to,
    );
    expect(builtins.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
    for (const file of (await readdir(path.join(root, room), { recursive: true })).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const code = (await readFile(path.join(root, room, file), 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, file).not.toMatch(/\b(?:document|window|process|navigator)\.\w/);
    }
  });
});

/** Returns the files that each file imports when it is loaded, or takes types from. */
async function staticImports(): Promise<Map<string, string[]>> {
  const rooms = await Promise.all(
    ['src', 'scripts'].map((room) => readdir(path.join(root, room), { recursive: true })),
  );
  const files = rooms.flatMap((names, i) => names.map((name) => path.join(['src', 'scripts'][i]!, name)));
  const imports = files
    .filter((file) => file.endsWith('.ts'))
    .map(async (file): Promise<[string, string[]]> => {
      const text = await readFile(path.join(root, file), 'utf8');
      const targets = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+\.ts)'/gm);
      return [file, [...targets].map(([, to = '']) => path.join(path.dirname(file), to))];
    });
  return new Map(await Promise.all(imports));
}

/** Returns the first circle below a file, or nothing. @param done files known to lead into none. */
function circleFrom(
  file: string,
  imports: ReadonlyMap<string, string[]>,
  done: Set<string>,
  way: readonly string[] = [],
): readonly string[] {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return [];
  for (const next of imports.get(file) ?? []) {
    const circle = circleFrom(next, imports, done, [...way, file]);
    if (circle.length > 0) return circle;
  }
  done.add(file);
  return [];
}

it('finds a circle of imports, if there is one', () => {
  const imports = new Map([
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', ['d']],
    ['d', ['b']],
  ]);
  expect(circleFrom('a', imports, new Set())).toEqual(['b', 'c', 'd', 'b']);
  expect(circleFrom('a', new Map([['a', ['b', 'b']]]), new Set())).toEqual([]);
});

it('has no circle of imports, those of types included', async () => {
  const imports = await staticImports();
  expect(imports.get('src/search/searcher.ts')).toContain('src/search/index/term-index.ts');
  const done = new Set<string>();
  expect([...imports.keys()].map((file) => circleFrom(file, imports, done)).find(({ length }) => length > 0)).toBe(
    undefined,
  );
});

/** Returns the way from a file to a package over what is imported as values, at once or on request; empty without one. */
async function wayTo(wanted: string, file: string, seen = new Set<string>()): Promise<readonly string[]> {
  seen.add(file);
  const text = await readFile(path.join(root, file), 'utf8');
  const fixed = text.matchAll(/^(?:import|export) (?!type\b)(?:[^;']*? from )?'([^']+)'/gm);
  for (const [, to = ''] of [...fixed, ...text.matchAll(/\bimport\('([^']+)'\)/g)]) {
    if (to === wanted) return [file, to];
    const next = path.join(path.dirname(file), to);
    if (!to.startsWith('.') || seen.has(next)) continue;
    const way = await wayTo(wanted, next, seen);
    if (way.length > 0) return [file, ...way];
  }
  return [];
}

it('sends the checks of files to no reader: browsers get what has been checked', async () => {
  expect(await wayTo('zod', 'src/store/open-catalogue.ts')).not.toEqual([]);
  // The worker of a copy of plain files reads them as a server does.
  expect(await wayTo('zod', 'src/islands/registry.ts', new Set(['src/islands/plain/copy.ts']))).toEqual([]);
});

it('reads data at one place: what asks the file system for them is the folder source alone', async () => {
  const rooms = (
    await Promise.all(
      Object.keys(ALLOWED)
        .filter((room) => room.startsWith('src'))
        .map(importsOf),
    )
  ).flat();
  const readers = new Set(rooms.filter(({ to }) => /^(?:node:)?fs\b/.test(to)).map(({ file }) => file));
  // The server reads its own scripts and styles: its own files, no data. Originals are
  // no data of ours either, and stay where they lie.
  expect([...readers].sort()).toEqual([
    'src/api/share/share-image.ts',
    'src/server/static-files.ts',
    'src/store/folder-source.ts',
    'src/store/original-files.ts',
  ]);
});

it('has an entry for every room', async () => {
  const rooms = (await readdir(path.join(root, 'src'), { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'styles',
  );
  expect(Object.keys(ALLOWED)).toEqual(expect.arrayContaining(rooms.map((entry) => `src/${entry.name}`)));
});

it('names no dataset in the code', async () => {
  const names = (await readdir(path.join(root, 'data/datasets'))).map((file) => file.replace('.json', ''));
  expect(names.length).toBeGreaterThan(0);
  const files = (await readdir(path.join(root, 'src'), { recursive: true })).filter((file) =>
    /\.(?:ts|astro)$/.test(file),
  );
  for (const file of files) {
    const code = (await readFile(path.join(root, 'src', file), 'utf8')).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    // *emoji* is a word of the language as well: as a name it would stand in quotes or in an address.
    for (const name of names) expect(code, file).not.toMatch(new RegExp(`['"\`/=]${name}['"\`/&?]`));
  }
});
