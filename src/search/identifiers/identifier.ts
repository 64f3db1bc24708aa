import { emojiIn } from './emoji.ts';

/** Identifier that a text is, instead of a word. */
export type Identifier =
  /** `n02084071`, an image id of it, or an address that holds it. */
  | { readonly kind: 'wnid'; readonly offset: number }
  /** A bare offset of WordNet 3.0, or of 3.1 where 3.0 has none. */
  | { readonly kind: 'offset'; readonly offset: number }
  /** An offset of WordNet 3.1: `oewn-02086723-n`. */
  | { readonly kind: 'offset31'; readonly offset: number }
  /** `dog.n.01` */
  | { readonly kind: 'name'; readonly lemma: string; readonly senseNumber: number }
  /** `dog%1:05:00::` */
  | { readonly kind: 'senseKey'; readonly lemma: string; readonly lexicographerFile: number; readonly lexId: number }
  /** `in1k:207` */
  | { readonly kind: 'classIndex'; readonly list: string; readonly index: number }
  /** `i46360`, of the Collaborative Interlingual Index. */
  | { readonly kind: 'ili'; readonly index: number }
  /** An emoji, with skin tone and joined signs as they were pasted. */
  | { readonly kind: 'pictograph'; readonly emoji: string }
  /** A verb, an adjective or an adverb: `dog.v.01`, `v02001858`. */
  | { readonly kind: 'otherPartOfSpeech' }
  /** An identifier of another collection of knowledge: `Q144` of Wikidata, `/m/0bt9lr` of Freebase. */
  | { readonly kind: 'foreign' }
  /** `ILSVRC2012_val_00000293.JPEG`: the name of an image that does not tell its class. */
  | { readonly kind: 'unlabelledImage' };

const OFFSET =
  /^(?:(o?ewn|p?wn|omw|own|eng|mcr|wordnet|noun)[-:.]?(?:eng?[-:])?(?:(3\.?[01])[-:])?)?(\d{7,9})-?([nvars])?(?:\.[a-z]{2,5})?$/i;
const WNID = /^(?:(?:wn(?:id)?|wordnet|imagenet|synset)[\s:=]\s*)?([nvars])-?(\d{7,8})(?![a-z0-9])/i;
const NAME =
  /^(?:(?:wn\.)?synset\(\s*['"]?)?(.{1,100}?)(?:\.(n|noun|[vars]|verb|adj|adv)\.|#([nvars])#)(\d{1,3})['"]?\s*\)?$/i;
const LEMMA_NAME = /^lemma\(\s*['"]?(.{1,100})\.(n|[vars])\.(\d{1,3})\..{1,100}\)$/i;
/** Names in the World Wide Web Consortium's RDF of WordNet. */
const RDF_NAME = /^synset-(.{1,100})-(noun|verb|adjective(?:satellite)?|adverb)-(\d{1,3})$/;
const SENSE_KEY = /^([^%]{1,100})%([1-5]):(\d\d):(\d\d)(?::[^:]*:(?:\d\d)?)?$/;
const CLASS_INDEX = /^([a-z][a-z0-9-]{0,39}):(\d{1,6})$/i;
const ILI = /^(?:(?:c?ili)[.:]i(?=\d)|i(?=\d{4}))(\d{1,6})$/i;
/** Identifiers of Wikidata, Freebase and BabelNet. */
const FOREIGN = /^(?:(?:wd:|wikidata:)?q\d{2,9}|\/?m\/0[a-z\d_]{2,8}|bn:\d{8}[nvar])$/i;
const UNLABELLED = /(?:^|[/\\])ilsvrc\d{4}_(?:val|test)_\d{4,8}(?:\.\w{1,8})?$/i;
const ADDRESS = /^(?:https?:|www\.|\/|[a-z0-9.-]+\.[a-z]{2,}\/)|[/?&=\\]/i;
export const IMAGE_FILE = /\.(?:jpe?g|png|gif|bmp|webp|tiff?|avif|heic)$/i;
const WNID_INSIDE = /(?<![a-z0-9])n(\d{8})(?!\d)/gi;

/** Parses an identifier, or returns `undefined` for any other text. It may name nothing. */
export function parseIdentifier(text: string): Identifier | undefined {
  const trimmed = text.trim();
  const emoji = emojiIn(trimmed);
  if (emoji !== undefined) return emoji.length === 1 ? { kind: 'pictograph', emoji: emoji[0]! } : undefined;
  // Folders of a validation set sorted by class tell what the name does not.
  if (UNLABELLED.test(trimmed) && trimmed.search(WNID_INSIDE) === -1) return { kind: 'unlabelledImage' };
  if (FOREIGN.test(trimmed)) return { kind: 'foreign' };
  const wnid = WNID.exec(trimmed);
  // In an address further on may stand the image itself, in the folder of another synset.
  if (wnid && !/[/\\]/.test(trimmed)) return ofNoun(wnid[1]!, { kind: 'wnid', offset: Number(wnid[2]) });
  const simple = parseOffset(trimmed) ?? parseSense(trimmed);
  if (simple) return simple;
  const ili = ILI.exec(trimmed);
  if (ili) return { kind: 'ili', index: Number(ili[1]) };
  const classIndex = CLASS_INDEX.exec(trimmed);
  if (classIndex) return { kind: 'classIndex', list: classIndex[1]!.toLowerCase(), index: Number(classIndex[2]) };
  return ADDRESS.test(trimmed) ? parseAddress(trimmed) : undefined;
}

/**
 * Reads several identifiers between blanks, commas, semicolons or lines, and wnids among other text; `undefined` if there are none.
 *
 * A single one is a list of one.
 */
export function parseIdentifiers(text: string): readonly { text: string; identifier: Identifier }[] | undefined {
  const parts = text
    .trim()
    .split(/[\s,;|]+/)
    // A hyphen among others separates them.
    .filter((part, _at, all) => part !== '' && (part !== '-' || all.length === 1))
    .flatMap((part) => emojiIn(part) ?? [part]);
  const read = parts.map((part) => ({ text: part, identifier: parseIdentifier(part.replace(/^["']|["']$/g, '')) }));
  const all = read.flatMap(({ text: part, identifier }) => (identifier ? [{ text: part, identifier }] : []));
  if (all.length === parts.length && parts.length > 1) return all;
  const identifier = parseIdentifier(text);
  if (identifier !== undefined) return [{ text: text.trim(), identifier }];
  const inside = [...text.matchAll(WNID_INSIDE)].map(([part, digits]) => ({
    text: part,
    identifier: { kind: 'wnid' as const, offset: Number(digits) },
  }));
  return inside.length > 0 ? inside : undefined;
}

function parseOffset(text: string): Identifier | undefined {
  const [, prefix = '', version = '', digits = '', partOfSpeech] = OFFSET.exec(text) ?? [];
  // Nine digits are Prolog's: the first one is the part of speech.
  if (digits === '') return undefined;
  const letter = digits.length === 9 ? ' nvars'[Number(digits[0])] : (partOfSpeech ?? 'n');
  if (letter === undefined || letter === ' ') return undefined;
  const offset = Number(digits.length === 9 ? digits.slice(1) : digits);
  const is31 = version.endsWith('1') || /^o?ewn$/i.test(prefix);
  return ofNoun(letter, { kind: is31 ? 'offset31' : version === '' ? 'offset' : 'wnid', offset });
}

function parseSense(text: string): Identifier | undefined {
  const key = SENSE_KEY.exec(text);
  if (key) {
    const [, lemma, type, file, id] = key;
    const identifier = { lemma: lemma!, lexicographerFile: Number(file), lexId: Number(id) };
    return type === '1' ? { kind: 'senseKey', ...identifier } : { kind: 'otherPartOfSpeech' };
  }
  const inner = LEMMA_NAME.exec(text);
  if (inner) return ofNoun(inner[2]!, { kind: 'name', lemma: inner[1]!, senseNumber: Number(inner[3]) });
  const rdf = RDF_NAME.exec(text);
  if (rdf) return ofNoun(rdf[2]!, { kind: 'name', lemma: rdf[1]!, senseNumber: Number(rdf[3]) });
  const name = NAME.exec(text);
  return name
    ? ofNoun(name[2] ?? name[3]!, { kind: 'name', lemma: name[1]!, senseNumber: Number(name[4]) })
    : undefined;
}

function ofNoun(partOfSpeech: string, identifier: Identifier): Identifier {
  return partOfSpeech.toLowerCase().startsWith('n') ? identifier : { kind: 'otherPartOfSpeech' };
}

/** Reads the identifier that an address holds: a wnid anywhere, the last one, else its fragment or last segment. */
function parseAddress(text: string): Identifier | undefined {
  const inside = [...text.matchAll(WNID_INSIDE)].at(-1);
  if (inside) return { kind: 'wnid', offset: Number(inside[1]) };
  // The number of an image is no offset: `pad_thai/1008845.jpg`.
  if (IMAGE_FILE.test(text)) return undefined;
  const [path = '', fragment = ''] = text.split('#', 2);
  const segments = path
    .split('?', 1)[0]!
    .split('/')
    .filter((segment) => segment !== '');
  const last = decodeSegment(segments.at(-1) ?? '').replace(/\.(?:html?|json|rdf|ttl|xml|jsonld)$/i, '');
  const found = [decodeSegment(fragment), last].map((part) => parseOffset(part) ?? parseSense(part)).find(Boolean);
  if (found === undefined) {
    const ili = ILI.exec(last);
    return ili ? { kind: 'ili', index: Number(ili[1]) } : undefined;
  }
  // Both sites name synsets of WordNet 3.1 unless the address says otherwise.
  const is31 = /en-word\.net|wordnet-rdf/i.test(path) && !/(?:wn|pwn)-?3\.?0\//i.test(path);
  return found.kind === 'offset' && is31 ? { ...found, kind: 'offset31' } : found;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
