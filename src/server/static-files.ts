import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { lookup } from 'mrmime';
import { type Answer, answerOf } from './answers/answer.ts';
import type { Encoding } from './answers/encoding.ts';
import { type HeaderLines, IMMUTABLE, REVALIDATED } from './answers/headers.ts';

/** The files of the built site: scripts, styles, icons. */
export interface StaticFiles {
  readonly get: (pathname: string, encoding: Encoding) => Answer | undefined;
}

/** Endings of the compressed copies that the site build writes next to a file. */
export const COPIES = { br: '.br', gzip: '.gz' } as const;

/**
 * Reads all files of a folder into memory, with their compressed copies.
 *
 * They are few and small, and so no request reaches the file system: no path to escape by, nothing to miss when a new
 * site is built while this one runs.
 *
 * @param folder the client folder of the site; one that is not there holds no files.
 * @throws Error for a file whose type is not known by its ending, since without a type no browser would take it.
 */
export async function readStaticFiles(folder: string, headers: HeaderLines): Promise<StaticFiles> {
  const answers: Record<Encoding, Map<string, Answer>> = { br: new Map(), gzip: new Map(), identity: new Map() };
  const names = new Set(await filesOf(folder));
  for (const name of names) {
    if (Object.values(COPIES).some((ending) => name.endsWith(ending) && names.has(name.slice(0, -ending.length))))
      continue;
    const type = lookup(name);
    if (type === undefined) throw new Error(`${path.join(folder, name)}: no content type is known for this ending.`);
    const contentType = isText(type) ? `${type}; charset=utf-8` : type;
    const plain = await readFile(path.join(folder, name));
    const caching = name.startsWith('_astro/') ? IMMUTABLE : REVALIDATED;
    const lines = ['Cache-Control', caching, ...headers];
    const whole = answerOf({ status: 200, headers: lines, contentType, encoding: 'identity', plain, body: plain });
    answers.identity.set(`/${name}`, whole);
    for (const encoding of ['br', 'gzip'] as const) {
      const copy = name + COPIES[encoding];
      const answer = names.has(copy)
        ? answerOf({
            status: 200,
            headers: lines,
            contentType,
            encoding,
            plain,
            body: await readFile(path.join(folder, copy)),
          })
        : whole;
      answers[encoding].set(`/${name}`, answer);
    }
  }
  return { get: (pathname, encoding) => answers[encoding].get(pathname) };
}

function isText(type: string): boolean {
  return /^text\/|json$|xml$/.test(type);
}

/** The names of all files below a folder, with slashes, in order. */
export async function filesOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
