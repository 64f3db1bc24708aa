import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sitemap, sitemapIndex } from '../../../src/format/sitemap.ts';
import { COPIES, filesOf } from '../../../src/server/static-files.ts';
import { exploreUrl } from '../../../src/view/explore/options.ts';
import { exportsUrl } from '../../../src/view/export-urls.ts';
import { plainAddress } from '../../../src/view/plain/address.ts';
import { setsUrl } from '../../../src/view/sets/urls.ts';
import { sitemapAddresses, sitemapCount } from '../../../src/view/sitemap-addresses.ts';
import {
  aboutUrl,
  classListUrl,
  compareUrl,
  datasetsUrl,
  homeUrl,
  jsonUrl,
  plainPageUrl,
  searchUrl,
  statsUrl,
  synsetUrl,
  treeUrl,
} from '../../../src/view/urls.ts';
import type { CopyWriter } from '../copy-writer.ts';
import type { Copy } from '../copy.ts';
import { SITE } from './owner.ts';
import { type PartKind, WHOLE } from './part-kind.ts';
import { statesOf } from './states.ts';

/** The pages that are no synset's, and the files that only these lead to. */
export const PAGES: PartKind = {
  names: () => WHOLE,
  inputs: (_, { everything }) => [everything],
  write: async (_, { copy, renderer, writer, siteFolder, origin }) => {
    const client = path.join(siteFolder, 'client');
    for (const file of await filesOf(client)) {
      if (!Object.values(COPIES).some((ending) => file.endsWith(ending)))
        writer.write(file, await readFile(path.join(client, file)));
    }
    writeSitemaps(copy, writer, origin);
    const seeds = seedsOf(copy).map((seed) => plainAddress(seed, copy.holdings));
    await renderer.writeAll(seeds, writer, SITE);
  },
};

function seedsOf({ catalogue }: Copy): string[] {
  const { datasets, classLists } = catalogue;
  const ofStates = datasets
    .flatMap((dataset) => statesOf(catalogue, dataset))
    .flatMap((state) => [
      homeUrl(state),
      jsonUrl(homeUrl(state)),
      statsUrl(state),
      jsonUrl(statsUrl(state)),
      exploreUrl({}, state),
      datasetsUrl(state),
      aboutUrl(state),
      plainPageUrl(state),
    ]);
  const groups = datasets.flatMap(({ release }) =>
    release === undefined
      ? []
      : [
          treeUrl(release.tree.root.id),
          treeUrl(release.tree.misc.id),
          synsetUrl(release.tree.misc.id),
          jsonUrl(synsetUrl(release.tree.misc.id)),
        ],
  );
  return [
    ...ofStates,
    compareUrl(),
    jsonUrl(compareUrl()),
    ...groups,
    ...datasets.map(({ name }) => exportsUrl('dataset', name)),
    ...classLists.flatMap(({ name }) => [classListUrl(name), exportsUrl('classList', name)]),
    searchUrl('').replace(/\?.*/, ''),
    '/word',
    setsUrl(),
    jsonUrl(setsUrl()),
    jsonUrl(datasetsUrl()),
    '/404',
    '/robots.txt',
    '/opensearch.xml',
  ];
}

/** Writes the sitemaps of the synsets that the copy has. */
function writeSitemaps({ catalogue: { taxonomy }, chosen }: Copy, writer: CopyWriter, origin: string): void {
  const nodes = taxonomy.columns.wnidOrder.filter((node) => chosen[node] === 1);
  const parts = Array.from({ length: sitemapCount(nodes.length) }, (_, part) => `sitemap/${String(part)}.xml`);
  writer.write('sitemap.xml', sitemapIndex(parts.map((part) => `${origin}/${part}`)));
  parts.forEach((file, part) => {
    writer.write(file, sitemap(sitemapAddresses(taxonomy, nodes, part)!.map((address) => origin + address)));
  });
}
