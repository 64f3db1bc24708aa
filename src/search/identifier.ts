/** What a text names if it is an identifier and no word. */
export type Identifier =
  /** `n02084071`, an image id of it, or an address that holds it. */
  | { readonly kind: 'wnid'; readonly offset: number }
  /** A bare offset, of WordNet 3.0 or 3.1. */
  | { readonly kind: 'offset'; readonly offset: number }
  /** `dog.n.01` */
  | { readonly kind: 'name'; readonly lemma: string; readonly senseNumber: number }
  /** `dog%1:05:00::` */
  | { readonly kind: 'senseKey'; readonly lemma: string; readonly lexicographerFile: number; readonly lexId: number }
  /** `in1k:207` */
  | { readonly kind: 'classIndex'; readonly list: string; readonly index: number };

const IMAGE_ENDING = String.raw`(?:_\d+)?(?:\.[a-z0-9]{1,8})?`;
const WNID = new RegExp(String.raw`^n(\d{8})${IMAGE_ENDING}$`, 'i');
const BARE_IMAGE = /^(\d{8})(?:-n)?$/i;
const NAME = /^(.{1,100})\.n\.(\d{1,3})$/i;
const SENSE_KEY = /^([^%]{1,100})%1:(\d\d):(\d\d)(?:::)?$/;
const CLASS_INDEX = /^([a-z][a-z0-9-]{0,39}):(\d{1,6})$/i;
const ADDRESS = /^(?:https?:|www\.|\/|[a-z0-9.-]+\.[a-z]{2,}\/)|[/?&=\\]/i;
const WNID_INSIDE = /(?<![a-z0-9])n(\d{8})(?!\d)/gi;

/** Reads an identifier, or gives `undefined` for any other text. Whether anything has that name is not looked at. */
export function parseIdentifier(text: string): Identifier | undefined {
  const trimmed = text.trim();
  const wnid = WNID.exec(trimmed);
  if (wnid) return { kind: 'wnid', offset: Number(wnid[1]) };
  const bare = BARE_IMAGE.exec(trimmed);
  if (bare) return { kind: 'offset', offset: Number(bare[1]) };
  const key = SENSE_KEY.exec(trimmed);
  if (key) return { kind: 'senseKey', lemma: key[1]!, lexicographerFile: Number(key[2]), lexId: Number(key[3]) };
  const name = NAME.exec(trimmed);
  if (name) return { kind: 'name', lemma: name[1]!, senseNumber: Number(name[2]) };
  const classIndex = CLASS_INDEX.exec(trimmed);
  if (classIndex) return { kind: 'classIndex', list: classIndex[1]!.toLowerCase(), index: Number(classIndex[2]) };
  if (!ADDRESS.test(trimmed)) return undefined;
  // The last one: the folder of an image may be another synset's than the image itself.
  const inside = [...trimmed.matchAll(WNID_INSIDE)].at(-1);
  return inside && { kind: 'wnid', offset: Number(inside[1]) };
}
