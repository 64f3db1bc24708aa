import type { Catalogue } from '../../domain/catalogue.ts';
import {
  COMMONS_HOST,
  commonsCopy,
  commonsPage,
  type CommonsWidth,
  parseCommonsUrl,
} from '../../domain/pictures/commons-file.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Picture, PictureCopy, PictureSource } from '../../domain/pictures/picture.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import type { CopyKind } from '../../format/pictures/copy-kinds.ts';
import { pictureUrl } from '../urls.ts';

/** Widths of photographs in place of copies of pictures, in pixels. */
const PHOTOGRAPH_WIDTHS = { tile: 250, thumbnail: 500 } as const;

/** A picture that illustrates a synset. */
export interface Illustration {
  readonly src: string;
  /** Width in pixels. */
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly colour: string;
  /** Whether it is the synset's own picture, borrowed from a synset below, or from one above (to be shown grey). */
  readonly relation: 'own' | 'below' | 'above';
  /** The synset whose picture it is. */
  readonly lender: { readonly wnid: Wnid; readonly name: string };
  readonly dataset: string;
  readonly id: string;
  /** The collection, author and licence; the author is empty where none is known. */
  readonly source: string;
  readonly author: string;
  readonly licence: string;
  readonly licenceUrl: string | undefined;
  /** Address of a public copy of the original; empty without one. */
  readonly url: string;
  /** The lender's photograph on another host, for tiles and thumbnails; absent where there is none. */
  readonly photo: RemotePhotograph | undefined;
}

/** Photograph on another host; shown only after the reader's request. */
interface RemotePhotograph {
  /** A small copy. */
  readonly src: string;
  /** The page that names its author and licence. */
  readonly page: string;
  readonly host: string;
}

/** Photograph on another host that illustrates a synset. */
export interface Photograph extends RemotePhotograph {
  readonly relation: 'own' | 'below';
  readonly lender: Illustration['lender'];
}

/** Answers which picture illustrates a synset; the same on maps, rows, pages, results and cards. */
export interface Illustrator {
  /** The synset's own picture, or the most typical below it. */
  find(node: NodeIndex, kind: CopyKind): Promise<Illustration | undefined>;
  /** Finds an illustration as {@link find} does, else the nearest ancestor's: for lists, cards and leaf pages. */
  findOrAbove(node: NodeIndex, kind: CopyKind): Promise<Illustration | undefined>;
  /** Different pictures for a large tile: its own first, then the most typical of each child by size. */
  findSeveral(node: NodeIndex, limit: number, kind: CopyKind): Promise<Illustration[]>;
  /** Finds small copies of different photographs on other hosts for a tile of a map; shown on request alone. */
  findPhotographs(node: NodeIndex, limit: number): Promise<string[]>;
  /** The photograph of the synset or of the most typical one below it, on a host that its dataset declares. */
  findPhotograph(node: NodeIndex, width: CommonsWidth): Promise<Photograph | undefined>;
  /** The collections that pictures come from. */
  readonly sources: readonly PictureSource[];
}

/**
 * The pictures of a place of a map: the place, its icon, and at most six tiles that show what it holds.
 *
 * Photographs on other hosts come last: one for each tile, empty where there is none; of a place without an icon, which
 * is empty then, they are all there is.
 */
export type PlacePictures = readonly [
  place: number,
  icon: string,
  tiles: readonly string[],
  photographs?: readonly string[],
];

/** Pictures of one dataset for an illustrator. */
interface Shelf {
  readonly sources: readonly PictureSource[];
  lender(node: NodeIndex): NodeIndex | undefined;
  above(node: NodeIndex): NodeIndex | undefined;
  several(node: NodeIndex, limit: number): NodeIndex[];
  photographLender(node: NodeIndex): NodeIndex | undefined;
  severalPhotographLenders(node: NodeIndex, limit: number): NodeIndex[];
  photographUrl(lender: NodeIndex): Promise<string | undefined>;
  copy(
    kind: CopyKind,
    lender: NodeIndex,
  ): Promise<
    | {
        readonly dataset: string;
        readonly picture: Picture;
        readonly source: PictureSource | undefined;
        readonly record: PictureCopy | undefined;
      }
    | undefined
  >;
}

/** Makes an illustrator over a shelf of pictures. */
export function illustrator({ taxonomy, lexicon }: Pick<Catalogue, 'taxonomy' | 'lexicon'>, shelf: Shelf): Illustrator {
  const photoOf = async (lender: NodeIndex, width: CommonsWidth): Promise<RemotePhotograph | undefined> => {
    const file = parseCommonsUrl((await shelf.photographUrl(lender)) ?? '');
    return file && { src: commonsCopy(file, width), page: commonsPage(file), host: COMMONS_HOST };
  };
  const describe = async (
    lender: NodeIndex | undefined,
    relation: Illustration['relation'],
    kind: CopyKind,
  ): Promise<Illustration | undefined> => {
    const copy = lender === undefined ? undefined : await shelf.copy(kind, lender);
    if (lender === undefined || copy?.record === undefined) return undefined;
    const { dataset, picture, source, record } = copy;
    return {
      src: pictureUrl(dataset, kind, picture.id, record),
      width: record.width,
      height: record.height,
      colour: record.colour,
      relation,
      lender: { wnid: taxonomy.wnid(lender), name: lexicon.firstLemma(lender) },
      dataset,
      id: picture.id,
      source: picture.source,
      author: picture.author,
      licence: picture.licence,
      licenceUrl: picture.credit?.licenceUrl ?? source?.licence.url,
      url: picture.url,
      photo: kind === 'tile' || kind === 'thumbnail' ? await photoOf(lender, PHOTOGRAPH_WIDTHS[kind]) : undefined,
    };
  };
  const find = (node: NodeIndex, kind: CopyKind): Promise<Illustration | undefined> => {
    const lender = shelf.lender(node);
    return describe(lender, lender === node ? 'own' : 'below', kind);
  };
  return {
    find,
    findOrAbove: async (node, kind) => (await find(node, kind)) ?? describe(shelf.above(node), 'above', kind),
    findSeveral: async (node, limit, kind) => {
      const found = shelf
        .several(node, limit)
        .map((lender) => describe(lender, lender === node ? 'own' : 'below', kind));
      return (await Promise.all(found)).filter((one) => one !== undefined);
    },
    findPhotographs: async (node, limit) => {
      const found = shelf
        .severalPhotographLenders(node, limit)
        .map((lender) => photoOf(lender, PHOTOGRAPH_WIDTHS.tile));
      return (await Promise.all(found)).flatMap((photo) => photo?.src ?? []);
    },
    findPhotograph: async (node, width) => {
      const lender = shelf.photographLender(node);
      const photo = lender === undefined ? undefined : await photoOf(lender, width);
      if (lender === undefined || photo === undefined) return undefined;
      return {
        ...photo,
        relation: lender === node ? 'own' : 'below',
        lender: { wnid: taxonomy.wnid(lender), name: lexicon.firstLemma(lender) },
      };
    },
    sources: shelf.sources,
  };
}
