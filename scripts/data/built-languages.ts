import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LanguageDescription } from '../../src/domain/wordnet/language.ts';
import { catalogueSchema } from '../../src/format/built-json.ts';
import { CATALOGUE_FILE } from '../../src/format/catalogue-files.ts';
import { currentBuild } from '../pipeline/builds/current-build.ts';

/** Returns the languages of the current build; none where nothing was built. */
export async function builtLanguages(out: string): Promise<readonly LanguageDescription[]> {
  const build = await currentBuild(out, 'lengths');
  if (build === undefined) return [];
  return catalogueSchema.parse(JSON.parse(await readFile(path.join(build.folder, CATALOGUE_FILE), 'utf8'))).languages;
}
