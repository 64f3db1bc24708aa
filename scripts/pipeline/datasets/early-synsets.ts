import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Lexicon, LEXICON_SCHEMA } from '../../../src/domain/wordnet/lexicon.ts';
import { Taxonomy, TAXONOMY_SCHEMA } from '../../../src/domain/taxonomy/taxonomy.ts';
import { LEXICON_FILE, TAXONOMY_FILE } from '../../../src/format/catalogue-files.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { currentBuild } from '../builds/current-build.ts';
import { refuseUnknown } from '../images/file-images.ts';
import { Findings } from '../text/findings.ts';
import type { InputFile } from '../text/input.ts';
import { readSenseIndex, WordNumbers } from '../wordnet/read-sense-index.ts';
import type { ClassInputs } from './class-meaning.ts';
import type { DeclarationChange } from './declaration-changes.ts';
import { IdentifierReader, type IdentifierVersion } from './identifiers.ts';
import { isAnnotated } from './counts/annotated-counts.ts';
import { readClassList } from './read-class-list.ts';
import { readClassListDeclaration, readDatasetDeclaration } from './read-declarations.ts';
import { readImageCounts, type ReadingRules } from './read-image-counts.ts';

/** Checks of the synsets of datasets that a command changes, before their images are looked at and a build begins. */
export interface EarlySynsets {
  /** Checks the tables of changed datasets. @throws InputError as a build would. */
  checkTables(changes: readonly DeclarationChange[], files: ClassInputs): void;
  /** Checks the classes of a dataset's images. @throws InputError as a build would. */
  checkClasses(file: InputFile, dataset: string, folder: string, classes: readonly string[]): void;
}

/**
 * Opens the synsets of the current build, in which they are looked up; the next build checks everything all the same.
 *
 * @returns `undefined` without a build that this program can read.
 */
export async function openEarlySynsets(out: string, senseIndex31: InputFile): Promise<EarlySynsets | undefined> {
  const build = await currentBuild(out, 'lengths');
  if (build === undefined) return undefined;
  const read = (file: string): Promise<Uint8Array> => readFile(path.join(build.folder, file));
  const files = await Promise.all([TAXONOMY_FILE, LEXICON_FILE].map(read));
  let taxonomy: Taxonomy;
  let lexicon: Lexicon;
  try {
    taxonomy = new Taxonomy(decodeColumns(TAXONOMY_SCHEMA, files[0]!, TAXONOMY_FILE));
    lexicon = new Lexicon(decodeColumns(LEXICON_SCHEMA, files[1]!, LEXICON_FILE));
  } catch {
    // Another version of the program wrote these columns: the build refuses unknown synsets later.
    return undefined;
  }
  let offsets31: ReadonlySet<number> | undefined;
  const isIn31 = (offset: number): boolean => {
    offsets31 ??= new Set(readSenseIndex(senseIndex31, new WordNumbers()).offset);
    return offsets31.has(offset);
  };
  const rulesOf = (version: IdentifierVersion, skipUnknown: boolean): ReadingRules => {
    const identifiers = new IdentifierReader(taxonomy, lexicon, isIn31, version);
    return { identifiers, skipUnknown, findings: new Findings() };
  };
  return {
    checkTables: (changes, { datasets, classLists, tables }) => {
      for (const { folder, name, text } of changes) {
        if (text === undefined || folder === 'words') continue;
        if (folder === 'class-lists') {
          const { classes, skipUnknown } = readClassListDeclaration(name, classLists.get(name)!);
          const table = 'file' in classes ? tables.get(classes.file) : undefined;
          if (table !== undefined) readClassList(table, rulesOf('3.0', skipUnknown));
          continue;
        }
        const { counts, identifiers, skipUnknown } = readDatasetDeclaration(name, datasets.get(name)!);
        const table = counts === undefined ? undefined : tables.get(counts);
        // Annotations take long to read and come with names: a build reads them once.
        if (table !== undefined && !isAnnotated(table))
          readImageCounts(table, rulesOf(identifiers, skipUnknown), taxonomy.size);
      }
    },
    checkClasses: (file, dataset, folder, classes) => {
      const { identifiers, skipUnknown } = readDatasetDeclaration(dataset, file);
      if (!skipUnknown) refuseUnknown(folder, classes, rulesOf(identifiers, false).identifiers);
    },
  };
}
