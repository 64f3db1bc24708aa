/**
 * Makes a list of addresses as a build does, and says what it took: `node make-url-list.ts FILE FOLDER`.
 *
 * Taxonomy and lexicon, which a build has in memory anyway, are read before the clock starts. It prints a `Sample` as JSON.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { IdentifierReader } from '../../scripts/pipeline/datasets/identifiers.ts';
import { buildUrlList } from '../../scripts/pipeline/lists/build-url-list.ts';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { Lexicon, LEXICON_SCHEMA } from '../../src/domain/wordnet/lexicon.ts';
import { Taxonomy, TAXONOMY_SCHEMA } from '../../src/domain/taxonomy/taxonomy.ts';
import { LEXICON_FILE, TAXONOMY_FILE } from '../../src/format/catalogue-files.ts';
import { Build } from '../../src/store/build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { currentVersion } from '../../src/store/open-catalogue.ts';
import type { Sample } from './benchmark.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const workshop = mkdtempSync(path.join(folder, 'list-'));
try {
  const source = folderSource(DEFAULT_FOLDERS.out);
  const build = await Build.open(source, await currentVersion(source));
  const taxonomy = new Taxonomy(await build.columns(TAXONOMY_FILE, TAXONOMY_SCHEMA));
  const lexicon = new Lexicon(await build.columns(LEXICON_FILE, LEXICON_SCHEMA));
  const identifiers = new IdentifierReader(taxonomy, lexicon, () => false, '3.0');
  const before = performance.now();
  const { lines, images } = await buildUrlList(
    { kind: 'urls', path: file, isFolder: false },
    { offset: taxonomy.columns.offset, identifiers, workshop },
  );
  const ms = performance.now() - before;
  if (images !== lines) throw new Error(`expected every line in the list, came ${String(images)} of ${String(lines)}`);
  console.log(JSON.stringify({ ms, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 } satisfies Sample));
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
