import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';

/** The project's own folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Built site and data, with which a server is started. */
export interface Built {
  /** Folder of the pages. */
  readonly site: string;
  /** Folder of the builds of the data, and the version of the current one. */
  readonly data: string;
  readonly version: string;
}

/** Builds the data and the pages where they are missing or stale. @param folders of other data than the project's. */
export async function ensureBuilt(folders?: { readonly data: string; readonly out: string }): Promise<Built> {
  const { build } = await ensureData(folders);
  const pages = { root: ROOT, out: path.join(ROOT, 'built/site') };
  const site = (await currentSite(pages)) ?? (await buildSite(pages));
  return { site, data: path.dirname(build.folder), version: build.version };
}

/** Returns the wnids of ImageNet's release. */
export function releaseWnids(): string[] {
  return readFileSync(path.join(ROOT, 'data/imagenet-fall2011.tsv'), 'utf8').match(/^n\d{8}/gm)!;
}

/** Returns the addresses of all synset pages in one and the same random order, each once. */
export async function randomSynsetPages(data: string): Promise<string[]> {
  const { taxonomy } = await openCatalogue(folderSource(data));
  // Neighbours are neighbours in WordNet; a step of a prime mixes them.
  return Array.from(
    { length: taxonomy.size },
    (_, i) => `/synset/${taxonomy.wnid(nodeIndex((i * 7919) % taxonomy.size))}`,
  );
}

/** Returns a script of the package as it is run: options for Node itself, and the program, both from the project's folder. */
export function packageScript(name: string): { readonly options: readonly string[]; readonly program: string } {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const words = scripts[name]!.split(' ')
    .slice(1)
    .map((word) => (word.startsWith('./') || word.endsWith('.ts') ? path.resolve(ROOT, word) : word));
  return { options: words.slice(0, -1), program: words.at(-1)! };
}
