import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { commonsFile, type CommonsStatement } from './commons-table.ts';

/** Files of the sources, each plain or compressed with gzip. */
export interface CommonsDumps {
  /** Statements of Wikidata as N-Triples: those with P8814, P18 and the other properties of {@link IMAGE_PROPERTIES}. */
  readonly wikidata: string;
  /** Noun files of Open English WordNet in YAML. */
  readonly oewn: readonly string[];
  /** The Collaborative Interlingual Index's maps of WordNet 3.0 and 3.1: `ili-map-pwn30.tab`, `ili-map-pwn31.tab`. */
  readonly ili30: string;
  readonly ili31: string;
}

/** Properties of Wikidata that name files which show their item: image, flag, arms, maps, structure, collage and more. */
const IMAGE_PROPERTIES = ['P18', 'P41', 'P94', 'P117', 'P154', 'P158', 'P242', 'P1943', 'P2716', 'P15'] as const;

/** Statements of dumps, and what of them names no synset of WordNet 3.0. */
export interface ReadDumps {
  readonly statements: readonly CommonsStatement[];
  readonly leftOut: Readonly<Record<'link to a synset that is not in 3.0' | 'file that is no image', number>>;
}

const TRIPLE =
  /^<http:\/\/www\.wikidata\.org\/entity\/(Q\d+)> <http:\/\/www\.wikidata\.org\/prop\/direct\/(P\d+)> (?:"([^"]*)"|<([^>]*)>)/;
const FILE_PATH = /^https?:\/\/commons\.wikimedia\.org\/wiki\/Special:FilePath\/(.+)$/;
const IMAGE_ENDING = /\.(jpe?g|png|svg|gif|tiff?|webp|pdf|djvu)$/i;

/** Reads which file shows which synset from dumps of the three sources. Memory grows with the statements found alone. */
export async function readCommonsDumps({ wikidata, oewn, ili30, ili31 }: CommonsDumps): Promise<ReadDumps> {
  const offset30 = await readIliMap(ili30);
  const ili = new Map([...(await readIliMap(ili31))].map(([name, offset]) => [offset, name]));
  let lost = 0;
  const links = new Map<string, Map<string, 'P8814' | 'OEWN' | 'both'>>();
  const link = (item: string, name: string | undefined, by: 'P8814' | 'OEWN'): void => {
    const offset = name === undefined ? undefined : offset30.get(name);
    if (offset === undefined) {
      lost++;
      return;
    }
    const synsets = links.get(item) ?? new Map<string, 'P8814' | 'OEWN' | 'both'>();
    const before = synsets.get(`n${offset}`);
    links.set(item, synsets.set(`n${offset}`, before === undefined || before === by ? by : 'both'));
  };
  for (const file of oewn) {
    let [name, isList]: [string | undefined, boolean] = [undefined, false];
    for await (const line of linesOf(file)) {
      if (/^\S/.test(line)) [name, isList] = [undefined, false];
      name = /^ {2}ili: (i\d+)/.exec(line)?.[1] ?? name;
      const item =
        /^ {2}wikidata: ['"]?(Q\d+)/.exec(line)?.[1] ?? (isList ? /^ {2,}- ['"]?(Q\d+)/.exec(line)?.[1] : undefined);
      if (/^ {2}\w+:/.test(line)) isList = line.startsWith('  wikidata:');
      if (item !== undefined) link(item, name, 'OEWN');
    }
  }
  const images: { item: string; property: string; name: string }[] = [];
  let others = 0;
  for await (const line of linesOf(wikidata)) {
    const [, item, property, text, address] = TRIPLE.exec(line) ?? [];
    if (item === undefined || property === undefined) continue;
    if (property === 'P8814' && text?.endsWith('-n')) link(item, ili.get(text.slice(0, 8)), 'P8814');
    if (!(IMAGE_PROPERTIES as readonly string[]).includes(property) || address === undefined) continue;
    const name = FILE_PATH.exec(address)?.[1];
    if (name === undefined || !IMAGE_ENDING.test(name)) others++;
    else images.push({ item, property, name: decodeURIComponent(name) });
  }
  const statements = images.flatMap(({ item, property, name }) =>
    [...(links.get(item) ?? [])].map(([wnid, linkedBy]) => ({
      wnid,
      wikidata: item,
      linkedBy,
      file: commonsFile(name),
      property,
    })),
  );
  return {
    statements,
    leftOut: { 'link to a synset that is not in 3.0': lost, 'file that is no image': others },
  };
}

/** Reads a map of the Interlingual Index: its names of nouns, each with an offset of eight digits. */
async function readIliMap(file: string): Promise<Map<string, string>> {
  const offsets = new Map<string, string>();
  for await (const line of linesOf(file)) {
    const [, name, offset] = /^(i\d+)\t(\d{8})-n/.exec(line) ?? [];
    if (name !== undefined && offset !== undefined) offsets.set(name, offset);
  }
  return offsets;
}

function linesOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input, crlfDelay: Infinity });
}
