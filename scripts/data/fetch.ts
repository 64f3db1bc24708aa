import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { COMMONS_WIDTHS, type CommonsWidth } from '../../src/domain/pictures/commons-file.ts';
import { wholeSlices } from '../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { parseWebAddress } from '../../src/format/web-address.ts';
import { ifExists, withFile } from '../../src/store/file-fault.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import type { RemoteImages } from '../../src/store/remote-images.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { takeLock } from '../pipeline/builds/lock.ts';
import { declaredPath } from '../pipeline/datasets/declare-dataset.ts';
import { declareOrAttach } from '../pipeline/datasets/local-overlay.ts';
import { type DatasetDeclaration, readDatasetDeclaration } from '../pipeline/datasets/read-declarations.ts';
import { ADDRESS_COLUMNS } from '../pipeline/fetch/address-table.ts';
import { checkAddresses } from '../pipeline/fetch/check-addresses.ts';
import { chooseImages, type ChosenImages } from '../pipeline/fetch/choose-images.ts';
import { COMMONS_API, CommonsApi } from '../pipeline/fetch/commons-api.ts';
import { FETCHED, fetchImages } from '../pipeline/fetch/fetch-images.ts';
import { FetchTally, reportLines } from '../pipeline/fetch/fetch-progress.ts';
import { isPlaceholderHost, type Placeholder, readPlaceholders } from '../pipeline/fetch/placeholders.ts';
import { PoliteClient } from '../pipeline/fetch/polite-client.ts';
import { RowTable } from '../pipeline/fetch/row-table.ts';
import type { ShowState } from '../pipeline/builds/step.ts';
import { InputError, shown, shownPath } from '../pipeline/text/input.ts';
import { progress } from '../pipeline/text/progress.ts';
import { buildData } from './build.ts';
import { knownDataset } from './list.ts';
import { defineStrict, flag, text, userPath, wholeNumber } from '../command-line.ts';
import { FOLDERS, NAME, PICTURES, SERVER_NOTE, userFolders } from './options.ts';
import { makeFolder } from '../pipeline/builds/durable.ts';
import { formatCount } from '../../src/view/numbers.ts';

/** The variable of the environment that names whom hosts can write to. */
const CONTACT = 'CANOPY_CONTACT';
/** Requests a second, and connections, unless given: what Wikimedia's robot policy asks of programs, and less. */
const MAX_CONNECTIONS = 256;
/** Maximum of other numbers. */
const MOST = 999_999_999;
const DEFAULTS = { size: '500', rate: '5', connections: '2' } as const;
const PLACEHOLDERS = path.resolve(import.meta.dirname, '../../data/fetch/placeholders.tsv');

const args = {
  ...NAME,
  size: text(
    'PX',
    `Width of the copies, where the dataset has small ones: ${COMMONS_WIDTHS.join(', ')}; ${DEFAULTS.size} unless given.`,
  ),
  limit: text('N', 'Maximum number of images: the first of each synset, the best-known synsets first.'),
  subtree: text('WNID', 'Only images of this synset and of those below it, named instances too.'),
  rate: text('N', `Maximum number of requests a second; ${DEFAULTS.rate} unless given.`),
  connections: text(
    'N',
    `Maximum number of connections, up to ${String(MAX_CONNECTIONS)}; ${DEFAULTS.connections} unless given.`,
  ),
  to: text('FOLDER', 'Where the images go; fetched/NAME unless given.'),
  check: flag('Ask which addresses are alive, and fetch nothing.'),
  'redirect-to': text(
    'HOST',
    'A host to which addresses may redirect, besides those of the dataset’s own addresses; or several, with commas between.',
  ),
  'allow-private': text('HOST', 'A host in a private network that may be asked; others there are refused.'),
  api: text('URL', 'The API of Wikimedia Commons, or of a mirror of it.'),
  ...FOLDERS,
  ...PICTURES,
} as const;

/** `npm run data -- fetch NAME`: fetches the images of a dataset of addresses and declares them as its pictures. */
export const fetchCommand = defineStrict(
  'npm run data -- fetch',
  `Fetches images of a dataset of addresses, with author and licence where its collection names them. Set ${CONTACT} to a mail address or web page of yours.`,
  args,
  async (given) => {
    const { data, out } = userFolders(given);
    const declarations = await readDeclarations(data);
    const name = knownDataset(given.name, declarations.datasets.keys());
    const declaration = readDatasetDeclaration(name, declarations.datasets.get(name)!);
    const numbers = {
      limit: given.limit === undefined ? undefined : wholeNumber('limit', given.limit, [1, MOST]),
      rate: wholeNumber('rate', given.rate ?? DEFAULTS.rate, [1, MOST]),
      connections: wholeNumber('connections', given.connections ?? DEFAULTS.connections, [1, MAX_CONNECTIONS]),
    };
    const width = widthOf(given.size, declaration);
    const api = apiOf(given.api ?? COMMONS_API);
    const client = new PoliteClient({
      userAgent: `Canopy/0.1 (${contact()}) node/${process.versions.node}`,
      rate: numbers.rate,
      connections: numbers.connections,
      allowPrivate: new Set(listed(given['allow-private'])),
    });
    const folder = await folderOf(given.to ?? path.join('fetched', name), out);
    await withDataLock(out, () => buildData({ data, out, pictures: false }));
    const catalogue = await openCatalogue(folderSource(out));
    const list = await listOf(catalogue, name);
    const chosen = choose(catalogue, list, given.subtree, numbers.limit);
    const placeholders = readPlaceholders({ name: shownPath(PLACEHOLDERS), bytes: await readFile(PLACEHOLDERS) });
    const job = {
      folder,
      images: chosen.images,
      client,
      accepts: await hostsOf(declaration, catalogue, list, placeholders, listed(given['redirect-to'])),
      placeholders,
      commons: declaration.copies === undefined ? undefined : { api: new CommonsApi(client, api), width },
      connections: numbers.connections,
      today: new Date().toISOString().slice(0, 10),
    };
    const tally = new FetchTally(chosen.total);
    const title = `${given.check ? 'Checking' : 'Fetching'} ${formatCount(chosen.total)} images of ${name}: at most ${String(numbers.rate)} requests a second over ${String(numbers.connections)} connections.`;
    const fetchAll = async (show: ShowState): Promise<void> => {
      await makeFolder(folder);
      const unlock = await takeLock(path.join(folder, 'fetch.lock'), ({ pid }) =>
        console.error(`Waiting for process ${String(pid)}, which writes to ${folder}.`),
      );
      const onImage = (...image: Parameters<typeof tally.add>): void => {
        tally.add(...image);
        show(() => tally.line());
      };
      try {
        await (given.check ? checkAddresses : fetchImages)({ ...job, onImage });
      } finally {
        client.close();
        await unlock();
      }
    };
    const run = progress().step(title, (show) => withFile(folder, 'written', () => fetchAll(show)));
    await run.finally(() => console.log(tally.line()));
    const addresses = path.join(folder, FETCHED.addresses);
    const table = new RowTable(addresses, ADDRESS_COLUMNS);
    for (const line of reportLines(table.rows(), shownPath(addresses))) console.log(line);
    table.close();
    await declare(name, folder, {
      data,
      out,
      pictures: given.pictures,
      hasImages: !given.check,
      hasCredits: job.commons !== undefined,
    });
  },
);

/** Declares what was fetched as the dataset's, and builds. */
async function declare(
  name: string,
  folder: string,
  {
    data,
    out,
    pictures,
    hasImages,
    hasCredits,
  }: { data: string; out: string; pictures: boolean; hasImages: boolean; hasCredits: boolean },
): Promise<void> {
  const place = (file: string): string => declaredPath(data, path.join(folder, file));
  await withDataLock(out, async () => {
    const fields = {
      addresses: place(FETCHED.addresses),
      ...(hasImages && { images: place(FETCHED.images) }),
      ...(hasImages && hasCredits && { credits: place(FETCHED.credits) }),
    };
    const change = declareOrAttach(name, fields, await readDeclarations(data), new Date().toISOString().slice(0, 10));
    await buildData({ data, out, pictures, changes: [change] });
    console.log(`Declared in ${name}: ${Object.keys(fields).join(', ')}.`);
    console.log(SERVER_NOTE);
  });
}

/** Returns the list of addresses of a dataset. @throws InputError for one without. */
async function listOf(catalogue: OpenedCatalogue, name: string): Promise<RemoteImages> {
  const list = await catalogue.remoteImagesOf(catalogue.datasets.find((one) => one.name === name)!);
  if (list !== undefined) return list;
  throw new InputError(name, {
    expected: 'a dataset with a list of addresses',
    came: 'one without',
    advice: 'Give it one: npm run data -- add NAME --urls FILE',
  });
}

function choose(
  { taxonomy }: OpenedCatalogue,
  list: RemoteImages,
  subtree: string | undefined,
  limit: number | undefined,
): ChosenImages {
  const node = subtree === undefined ? undefined : taxonomy.node(subtree);
  if (subtree !== undefined && node === undefined)
    throw new InputError('--subtree', {
      expected: 'the wnid of a noun synset, such as n02084071',
      came: shown(subtree),
      advice: 'Its page shows it.',
    });
  return chooseImages(
    taxonomy,
    list,
    node === undefined ? wholeSlices(taxonomy.columns.level) : taxonomy.descendantsWithInstances(node),
    limit,
  );
}

/**
 * Returns a test of hosts that may be requested: those that the dataset declares, else those of its own addresses and
 * of known placeholders; and those that the user names. O(addresses) without declared ones.
 */
async function hostsOf(
  { hosts }: DatasetDeclaration,
  { taxonomy: { size } }: OpenedCatalogue,
  list: RemoteImages,
  placeholders: readonly Placeholder[],
  named: readonly string[],
): Promise<(host: string) => boolean> {
  const accepted = new Set([...named, ...(hosts ?? [])]);
  if (hosts !== undefined) return (host) => accepted.has(host);
  for (let at = 0; at < size; at++) {
    const node = nodeIndex(at);
    const images = list.count(node) === 0 ? [] : await list.read({ node, from: 0, to: list.count(node) });
    for (const { url } of images) accepted.add(parseWebAddress(url)?.host ?? '');
  }
  return (host) => accepted.has(host) || isPlaceholderHost(placeholders, host);
}

/** Returns the values of an option with commas between them. */
function listed(given = ''): string[] {
  return given.split(',').filter((value) => value !== '');
}

/** Returns the folder of the images. @throws InputError for one among the builds, which are removed when others follow them. */
async function folderOf(given: string, out: string): Promise<string> {
  const folder = userPath(given);
  const [real, builds] = [await realPath(folder), await realPath(out)];
  if (real !== builds && !real.startsWith(`${builds}${path.sep}`)) return folder;
  throw new InputError('--to', {
    expected: 'a folder of its own',
    came: `${shownPath(folder)}, among the builds`,
    advice: 'Choose one elsewhere.',
  });
}

/** Returns a path without links; of what is not there yet, with that of the nearest folder above it. */
async function realPath(place: string): Promise<string> {
  const real = await ifExists(place, (file) => realpath(file));
  return real ?? path.join(await realPath(path.dirname(place)), path.basename(place));
}

/** The contact that hosts are given. @throws InputError without one: who asks thousands of times must be reachable. */
function contact(): string {
  const given = (process.env[CONTACT] ?? '').trim();
  if (/^[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+$/.test(given) || /^https?:\/\/[\x21-\x7e]+$/.test(given)) return given;
  throw new InputError(CONTACT, {
    expected: 'a mail address or a web page in the environment, by which hosts can reach you',
    came: given === '' ? 'none' : shown(given),
    advice: `Set it: ${CONTACT}=you@example.org npm run data -- fetch NAME`,
  });
}

function apiOf(given: string): string {
  if (parseWebAddress(given) !== undefined) return given;
  throw new InputError('--api', {
    expected: 'an address with http or https',
    came: shown(given),
    advice: `Such as ${COMMONS_API}.`,
  });
}

function widthOf(given: string | undefined, { copies, name }: DatasetDeclaration): CommonsWidth {
  if (given !== undefined && copies === undefined)
    throw new InputError('--size', {
      expected: 'no size',
      came: shown(given),
      advice: `${name} has no small copies: its images come as they are.`,
    });
  const width = COMMONS_WIDTHS.find((one) => String(one) === (given ?? DEFAULTS.size));
  if (width !== undefined) return width;
  throw new InputError('--size', {
    expected: `one of ${COMMONS_WIDTHS.join(', ')}, the widths that Commons has ready`,
    came: shown(given!),
    advice: 'Choose the next larger one.',
  });
}
