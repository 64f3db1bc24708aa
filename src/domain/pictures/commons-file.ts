/**
 * Files of Wikimedia Commons and their addresses: the original, its page, and the small copies that are rendered for
 * everyone. Names of the small copies follow MediaWiki's rules (`FileRepo::nameForThumb`, `File::getThumbnails`).
 */

/** The host of all files. */
export const COMMONS_HOST = 'upload.wikimedia.org';
const FILES = `https://${COMMONS_HOST}/wikipedia/commons`;
const PAGES = 'https://commons.wikimedia.org/wiki/File:';

/** Widths of small copies in pixels that Wikimedia keeps ready for everyone; others are rendered on request, or refused. */
export const COMMONS_WIDTHS = [120, 250, 330, 500, 960, 1280] as const;
/** One width. */
export type CommonsWidth = (typeof COMMONS_WIDTHS)[number];

/** A file by its name. */
export interface CommonsFile {
  /** Folders that hold the file, the first digits of the MD5 of its name: `d/d5`. */
  readonly folders: string;
  /** Name with underscores: `Dog_Breeds.jpg`. */
  readonly name: string;
}

/** Kinds of content, by the file's ending, its name and the statement that names it. */
export const COMMONS_KINDS = ['photograph', 'drawing', 'map', 'flag', 'structure', 'document'] as const;
/** One kind. */
export type CommonsKind = (typeof COMMONS_KINDS)[number];

/** Names of small copies by the original's ending: the text before the width, and the text after the name. */
const COPY_NAMES: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  svg: { before: '', after: '.png' },
  webp: { before: '', after: '.png' },
  tif: { before: 'lossy-page1-', after: '.jpg' },
  tiff: { before: 'lossy-page1-', after: '.jpg' },
  pdf: { before: 'page1-', after: '.jpg' },
  djvu: { before: 'page1-', after: '.jpg' },
};

/** Maximum length of a name in bytes; small copies of files with longer ones are called `thumbnail`. */
const LONGEST_NAME = 160;

/** Escapes a name for a path: all but letters, digits and `-_.~` of ASCII, as Wikimedia's API does. */
function encodeCommonsName(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Returns the address of a file itself. */
export function commonsUrl({ folders, name }: CommonsFile): string {
  return `${FILES}/${folders}/${encodeCommonsName(name)}`;
}

/** Returns the address of a file's page, which names its author and licence. */
export function commonsPage({ name }: Pick<CommonsFile, 'name'>): string {
  return PAGES + encodeCommonsName(name);
}

/** Returns the address of a small copy. A raster image that is no wider has none: the answer is an error then. */
export function commonsCopy({ folders, name }: CommonsFile, width: CommonsWidth): string {
  const { before, after } = COPY_NAMES[endingOf(name)] ?? { before: '', after: '' };
  const last =
    new TextEncoder().encode(name).length > LONGEST_NAME ? `thumbnail${name.slice(name.lastIndexOf('.'))}` : name;
  return `${FILES}/thumb/${folders}/${encodeCommonsName(name)}/${before}${String(width)}px-${encodeCommonsName(last)}${after}`;
}

/** Parses the address of an original; `undefined` if it is not on Commons or does not decode. */
export function parseCommonsUrl(url: string): CommonsFile | undefined {
  if (!url.startsWith(`${FILES}/`)) return undefined;
  const [, folders, encoded] = /^([0-9a-f]\/[0-9a-f]{2})\/([^/?#]+)$/.exec(url.slice(FILES.length + 1)) ?? [];
  if (folders === undefined || encoded === undefined) return undefined;
  try {
    return { folders, name: decodeURIComponent(encoded) };
  } catch {
    return undefined;
  }
}

/**
 * Returns the naming class of small copies: `svg`, `tiff`, `pdf`, `djvu` and `webp` are renamed, `gif` stays animated,
 * others are `same`.
 */
export function copyClass(name: string): string {
  const ending = endingOf(name);
  if (ending === 'tif') return 'tiff';
  return ending === 'gif' || ending in COPY_NAMES ? ending : 'same';
}

/** Property of Wikidata whose statements name files of a kind. */
const KIND_OF_PROPERTY: Readonly<Record<string, CommonsKind>> = {
  P41: 'flag',
  P94: 'flag',
  P242: 'map',
  P1943: 'map',
  P15: 'map',
  P117: 'structure',
};

const FLAG =
  /(^|_)(flag|flagge|bandera|bandeira|drapeau|coat_of_arms|coa|escudo|brasão|wappen|emblem|seal)(_|\.|s_|$)/i;
const MAP =
  /(^|[_(-])(map|maps|karte|mapa|carte|locator|location|locatormap|orthographic|topographic|in_its_region)([_).-]|s_|$)|^Location[A-Z]|highlighted/i;
const STRUCTURE =
  /(2D|3D|skeletal|ball-and-stick|space-fill|structural_formula|structure_formula|strukturformel|-balls)/i;

/**
 * Classifies what a file shows. JPEG, TIFF and WebP count as photographs, paintings among them; SVG, PNG and GIF as drawings.
 *
 * @param property of the statement that names the file, where it is known.
 */
export function commonsKind(name: string, property?: string): CommonsKind {
  const stated = property === undefined ? undefined : KIND_OF_PROPERTY[property];
  if (stated !== undefined) return stated;
  const ending = endingOf(name);
  if (ending === 'pdf' || ending === 'djvu') return 'document';
  if (['jpg', 'jpeg', 'tif', 'tiff', 'webp'].includes(ending)) return 'photograph';
  if (FLAG.test(name)) return 'flag';
  if (MAP.test(name)) return 'map';
  return STRUCTURE.test(name) ? 'structure' : 'drawing';
}

/** Returns true unless an address is of a file of Commons that shows something else than a photograph. */
export function isPhotographUrl(url: string): boolean {
  const file = parseCommonsUrl(url);
  return file === undefined || commonsKind(file.name) === 'photograph';
}

/** The ending of a name in small letters, without its dot. */
function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
