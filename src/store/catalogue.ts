import { AsyncLocalStorage } from 'node:async_hooks';
import { type Catalogue } from '../domain/dataset.ts';
import { dataSource } from './data-source.ts';
import { currentVersion, openCatalogue } from './open-catalogue.ts';

let newest: Promise<Catalogue> | undefined;
const inHand = new AsyncLocalStorage<Catalogue>();

/**
 * The catalogue that an answer in the making is made from; outside of one, the newest that this process has opened.
 *
 * The first is opened when it is first asked for; one that could not be opened is tried again.
 */
export async function catalogue(): Promise<Catalogue> {
  return inHand.getStore() ?? (newest ??= opening());
}

/**
 * The catalogue of the current build of the {@link dataSource}; the one at hand, if that is still the current one.
 *
 * @throws Error if there is no whole build of the data; what was open stays so.
 */
export async function newestCatalogue(): Promise<Catalogue> {
  const open = await catalogue();
  if ((await currentVersion(dataSource())) === open.version) return open;
  const next = await openCatalogue(dataSource());
  newest = Promise.resolve(next);
  return next;
}

/** Does some work, whatever it waits for included, that sees one catalogue from beginning to end. */
export function withCatalogue<T>(held: Catalogue, work: () => T): T {
  return inHand.run(held, work);
}

function opening(): Promise<Catalogue> {
  const opened = openCatalogue(dataSource());
  opened.catch(() => (newest = undefined));
  return opened;
}
