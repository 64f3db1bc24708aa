import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { LEXICON_FILE, LEXICON_SCHEMA, TAXONOMY_FILE, TAXONOMY_SCHEMA } from '../../../src/format/catalogue-files.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { currentBuild } from '../builds/current-build.ts';
import { refuseUnknown } from '../images/file-images.ts';
import { Findings } from '../text/findings.ts';
import type { InputFile } from '../text/input.ts';
import { readSenseIndex, WordNumbers } from '../wordnet/read-sense-index.ts';
import type { DeclarationChange } from './declaration-changes.ts';
import { IdentifierReader, type IdentifierVersion } from './identifiers.ts';
import { isAnnotated } from './counts/annotated-counts.ts';
import { readClassList } from './read-class-list.ts';
import { readClassListDeclaration, readDatasetDeclaration } from './read-declarations.ts';
import { readImageCounts, type ReadingRules } from './read-image-counts.ts';

/** Declarations by name, and the tables that they name by the path they have there. */
interface DeclaredFiles {
  readonly datasets: ReadonlyMap<string, InputFile>;
  readonly classLists: ReadonlyMap<string, InputFile>;
  readonly tables: ReadonlyMap<string, InputFile>;
}

/**
 * Refuses unknown synsets of datasets that a command changes before their images are looked at and a build begins.
 *
 * Synsets are looked up in the build that there is. The next build checks everything all the same.
 */
export class EarlySynsets {
  readonly #taxonomy: Taxonomy;
  readonly #lexicon: Lexicon;
  readonly #senseIndex31: InputFile;
  #offsets31: ReadonlySet<number> | undefined;

  private constructor(taxonomy: Taxonomy, lexicon: Lexicon, senseIndex31: InputFile) {
    this.#taxonomy = taxonomy;
    this.#lexicon = lexicon;
    this.#senseIndex31 = senseIndex31;
  }

  /** Opens the synsets of the current build; `undefined` without one that this program can read. */
  static async open(out: string, senseIndex31: InputFile): Promise<EarlySynsets | undefined> {
    const build = await currentBuild(out, 'lengths');
    if (build === undefined) return undefined;
    const read = (file: string): Promise<Uint8Array> => readFile(path.join(build.folder, file));
    const [taxonomy, lexicon] = await Promise.all([TAXONOMY_FILE, LEXICON_FILE].map(read));
    try {
      return new EarlySynsets(
        new Taxonomy(decodeColumns(TAXONOMY_SCHEMA, taxonomy!, TAXONOMY_FILE)),
        new Lexicon(decodeColumns(LEXICON_SCHEMA, lexicon!, LEXICON_FILE)),
        senseIndex31,
      );
    } catch {
      // Another version of the program wrote these columns: the build refuses unknown synsets later.
      return undefined;
    }
  }

  /** Checks the tables of changed datasets. @throws InputError as a build would. */
  checkTables(changes: readonly DeclarationChange[], { datasets, classLists, tables }: DeclaredFiles): void {
    for (const { folder, name, text } of changes) {
      if (text === undefined || folder === 'words') continue;
      if (folder === 'class-lists') {
        const { classes, skipUnknown } = readClassListDeclaration(name, classLists.get(name)!);
        const table = 'file' in classes ? tables.get(classes.file) : undefined;
        if (table !== undefined) readClassList(table, this.#rules('3.0', skipUnknown));
        continue;
      }
      const { counts, identifiers, skipUnknown } = readDatasetDeclaration(name, datasets.get(name)!);
      const table = counts === undefined ? undefined : tables.get(counts);
      // Annotations take long to read and come with names: a build reads them once.
      if (table !== undefined && !isAnnotated(table))
        readImageCounts(table, this.#rules(identifiers, skipUnknown), this.#taxonomy.size);
    }
  }

  /** Checks the classes of a dataset's images. @throws InputError as a build would. */
  checkClasses(file: InputFile, dataset: string, folder: string, classes: readonly string[]): void {
    const { identifiers, skipUnknown } = readDatasetDeclaration(dataset, file);
    if (!skipUnknown) refuseUnknown(folder, classes, this.#rules(identifiers, false).identifiers);
  }

  #rules(version: IdentifierVersion, skipUnknown: boolean): ReadingRules {
    const isIn31 = (offset: number): boolean => {
      this.#offsets31 ??= new Set(readSenseIndex(this.#senseIndex31, new WordNumbers()).offset);
      return this.#offsets31.has(offset);
    };
    const identifiers = new IdentifierReader(this.#taxonomy, this.#lexicon, isIn31, version);
    return { identifiers, skipUnknown, findings: new Findings() };
  }
}
