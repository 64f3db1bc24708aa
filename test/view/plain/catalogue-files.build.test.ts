import { expect, test } from 'vitest';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../../src/format/catalogue-files.ts';
import { folderSource } from '../../../src/store/folder-source.ts';
import { openCatalogue } from '../../../src/store/open-catalogue.ts';
import { isOfCatalogue } from '../../../src/view/plain/data.ts';

test('every file that opening the catalogue reads is handed out to browsers', async () => {
  const folder = folderSource(DEFAULT_FOLDERS.out);
  const read: string[] = [];
  const { version } = await openCatalogue({
    ...folder,
    read: (path) => {
      read.push(path);
      return folder.read(path);
    },
  });
  const files = read.map((path) => path.replace(`${version}/`, ''));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => ![CURRENT_FILE, MANIFEST_FILE].includes(file) && !isOfCatalogue(file))).toEqual([]);
});
