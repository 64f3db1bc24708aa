import { type Catalogue } from '../domain/dataset.ts';
import { dataFolder } from './data-folder.ts';
import { folderSource } from './folder-source.ts';
import { openCatalogue } from './open-catalogue.ts';

let opened: Promise<Catalogue> | undefined;

/**
 * The catalogue that this process serves, opened once.
 *
 * It is the current build in the {@link dataFolder}.
 */
export function catalogue(): Promise<Catalogue> {
  opened ??= openCatalogue(folderSource(dataFolder()));
  return opened;
}
