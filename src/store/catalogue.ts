import { type Catalogue } from '../domain/dataset.ts';
import { dataSource } from './data-source.ts';
import { openCatalogue } from './open-catalogue.ts';

let opened: Promise<Catalogue> | undefined;

/**
 * The catalogue that this process serves, opened once; one that could not be opened is tried again.
 *
 * It is the current build of the {@link dataSource}.
 */
export function catalogue(): Promise<Catalogue> {
  if (opened === undefined) {
    opened = openCatalogue(dataSource());
    opened.catch(() => (opened = undefined));
  }
  return opened;
}
