import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { manifestSchema } from '../../../src/format/built-json.ts';
import { datasetFile, MANIFEST_FILE } from '../../../src/format/catalogue-files.ts';
import { parseJson } from '../../../src/format/parse-json.ts';
import { packFolder, surveyFolder } from '../../../src/format/pictures/picture-files.ts';
import { ifExists } from '../../../src/store/file-fault.ts';

/** The lists of pictures that any build has, by dataset: a server may still show the build before this one. @param out the folder of builds. */
export async function listsInUse(out: string): Promise<Map<string, Set<string>>> {
  const used = new Map<string, Set<string>>();
  for (const version of await readdir(out, { withFileTypes: true })) {
    if (!version.isDirectory()) continue;
    for (const file of await filesOf(path.join(out, version.name, MANIFEST_FILE))) {
      const dataset = file.path.split('/')[1] ?? '';
      if (file.path !== datasetFile(dataset, 'pictures.tsv')) continue;
      used.set(dataset, (used.get(dataset) ?? new Set()).add(file.sha256.slice(0, 12)));
    }
  }
  return used;
}

/** Returns the files of a build; none where there is no build, or one whose manifest is damaged, which no server shows. */
async function filesOf(manifest: string): Promise<z.infer<typeof manifestSchema>['files']> {
  const text = await ifExists(manifest, (file) => readFile(file, 'utf8'));
  return manifestSchema.safeParse(parseJson(text ?? '')).data?.files ?? [];
}

/** Removes the packs and surveys of datasets that no build has any more. @param out the folder of builds. */
export async function removeForgotten(out: string): Promise<void> {
  const used = await listsInUse(out);
  for (const folderOf of [packFolder, surveyFolder]) {
    const parent = path.dirname(path.join(out, folderOf('-')));
    for (const dataset of (await ifExists(parent, (folder) => readdir(folder))) ?? []) {
      if (!used.has(dataset)) await rm(path.join(out, folderOf(dataset)), { recursive: true, force: true });
    }
  }
}
