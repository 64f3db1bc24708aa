import { createHash } from 'node:crypto';
import path from 'node:path';
import { isPhotographUrl } from '../../../src/domain/pictures/commons-file.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { ImageCredit, Picture } from '../../../src/domain/pictures/picture.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import type { FiledPictures } from '../pictures/filed-pictures.ts';
import type { IdentifierReader } from '../datasets/identifiers.ts';
import { InputError, shownPath } from '../text/input.ts';
import type { DatasetDeclaration } from '../datasets/read-declarations.ts';
import { NOTHING_IN_IT } from './archives/archive-images.ts';
import { countFaults, type FaultyFile } from './file-fault.ts';
import { EXPORT_ADVICE, unpackingAdvice } from './archives/other-archives.ts';
import { sensitiveIn } from './people.ts';
import type { ImageSurvey, SurveyedImage } from './survey-images.ts';

/** Text next to an image in place of a licence that nobody stated. */
const NO_LICENCE = 'licence not stated';

/**
 * Files the images of a survey under their synsets.
 *
 * Every file that was found is filed or skipped with a reason. @throws InputError for a synset that WordNet does not
 * have, unless the declaration says to skip such, and where no image is left.
 *
 * @param credits author and licence of single images, by image id; others have those of the dataset.
 */
export function fileImages(
  declaration: DatasetDeclaration,
  survey: ImageSurvey,
  taxonomy: Taxonomy,
  identifiers: IdentifierReader,
  credits?: ReadonlyMap<string, ImageCredit>,
): FiledPictures {
  const { title, homepage, skipUnknown, imagesCredit, imagesLicence } = declaration;
  const credit = imagesCredit ?? declaration.credit;
  const licence = imagesLicence ?? declaration.licence ?? NO_LICENCE;
  const ofNode = new Map<NodeIndex, { names: Set<string>; images: SurveyedImage[] }>();
  const skipped: FaultyFile[] = [...survey.faulty];
  const emptyClasses: string[] = [];
  const names = survey.classes.map(({ wnid }) => wnid);
  if (!skipUnknown) refuseUnknown(survey.folder, names, identifiers);
  for (const { wnid, images, faulty } of survey.classes) {
    skipped.push(...faulty);
    const node = identifiers.node(wnid);
    if (node === undefined) {
      skipped.push(...images.map(({ file }) => ({ file, fault: 'unknown-synset', detail: wnid }) as const));
      continue;
    }
    if (images.length === 0) emptyClasses.push(wnid);
    else {
      const known = ofNode.get(node) ?? { names: new Set<string>(), images: [] };
      ofNode.set(node, known);
      known.names.add(wnid);
      known.images.push(...images);
    }
  }
  if (ofNode.size === 0 && !skipped.some(({ fault }) => fault === 'unknown-synset'))
    throw withoutImages(survey, skipped, emptyClasses);
  const byNode = new Map<NodeIndex, readonly Picture[]>();
  const orientations = new Map<string, number>();
  const odd: FaultyFile[] = [];
  const files = new Set<string>();
  let pictures = 0;
  for (const [node, { names, images }] of ofNode) {
    const wnid = taxonomy.wnid(node);
    names.add(wnid);
    byNode.set(
      node,
      numberImages([...names], images).map(([number, { file, start, bytes, width, height, orientation, sha256 }]) => {
        const id = `${wnid}_${String(number)}`;
        const other = /^(n\d{8})_\d/.exec(path.posix.basename(file))?.[1];
        if (other !== undefined && !names.has(other))
          odd.push({ file, fault: 'named-otherwise', detail: `filed under ${wnid}` });
        if (orientation !== undefined) orientations.set(id, orientation);
        files.add(file);
        pictures++;
        const about = credits?.get(id);
        const { page, authorUrl, licenceUrl } = about ?? {};
        return {
          id,
          url: about?.url ?? '',
          title: about?.title ?? '',
          author: about?.author ?? credit,
          licence: about === undefined ? licence : about.licence || NO_LICENCE,
          source: title,
          file,
          original: { start, bytes, width, height, sha256 },
          ...(credits !== undefined && { credit: { page, authorUrl, licenceUrl } }),
        };
      }),
    );
  }
  return {
    byNode,
    hidden: new Map(),
    best: new Map([...byNode].map(([node, filed]) => [node, bestPhotograph(filed)])),
    description: {
      sources: [{ name: title, homepage, licence: { name: licence } }],
      sensitive: sensitiveIn(taxonomy),
      illustrates: declaration.illustrates,
      ...(credits !== undefined && { hasCredits: true }),
      totals: { rows: pictures + skipped.length, pictures, without: countFaults(skipped) },
    },
    originals: {
      folder: survey.folder,
      roots: survey.roots,
      isUnpacked: survey.isUnpacked,
      skipped,
      odd,
      emptyClasses,
      orientations,
    },
  };
}

/** Moves images that show people behind the others of their synset, where they are shown on request alone. @param ids of them. */
export function withHiddenLast(filed: FiledPictures, ids: ReadonlySet<string> = new Set()): FiledPictures {
  if (ids.size === 0) return filed;
  const [byNode, hidden, best] = [new Map(filed.byNode), new Map(filed.hidden), new Map(filed.best)];
  for (const [node, pictures] of filed.byNode) {
    const [others, people] = [pictures.filter(({ id }) => !ids.has(id)), pictures.filter(({ id }) => ids.has(id))];
    if (people.length === 0) continue;
    byNode.set(node, [...others, ...people]);
    hidden.set(node, people.length);
    if (others.length > 0) best.set(node, bestPhotograph(others));
    else best.delete(node);
  }
  return { ...filed, byNode, hidden, best };
}

/** Photographs among which the one that illustrates a synset is chosen: a tail of thousands holds no better one. */
const LOOKED_AT = 64;
/** Sides beyond which a photograph is large enough to illustrate, in pixels. */
const LARGE = 240;

/**
 * Returns the place of the picture that illustrates a synset: the first that is large and neither a strip nor a
 * panorama. Drawings, maps and flags are chosen only where there is no photograph.
 */
export function bestPhotograph(pictures: readonly Picture[]): number {
  const looked = pictures.slice(0, LOOKED_AT);
  const photographs = looked.filter(({ url }) => isPhotographUrl(url));
  const candidates = photographs.length > 0 ? photographs : looked;
  const fits = ({ original }: Picture, widest: number): boolean =>
    original !== undefined &&
    Math.min(original.width, original.height) >= LARGE &&
    Math.max(original.width / original.height, original.height / original.width) <= widest;
  const best =
    candidates.find((picture) => fits(picture, 1.6)) ??
    candidates.find((picture) => fits(picture, 2.5)) ??
    candidates[0];
  return best === undefined ? 0 : looked.indexOf(best);
}

const NAMED = 5;

/** The refusal of a folder in which no image has a class, with what there is and the option that helps. */
function withoutImages(
  { folder, unusedTable }: ImageSurvey,
  skipped: readonly FaultyFile[],
  emptyClasses: readonly string[],
): InputError {
  const isOther = (fault: string): number => (fault === 'other-file' ? 1 : 0);
  const reasons = Object.entries(countFaults(skipped)).sort(([a, x], [b, y]) => isOther(a) - isOther(b) || y - x);
  const mostly = skipped.some(({ fault }) => fault === 'no-synset') ? 'no-synset' : reasons[0]?.[0];
  const example =
    skipped.find(({ fault, detail }) => fault === mostly && detail !== '') ??
    skipped.find(({ fault }) => fault === mostly);
  const count = skipped.length.toLocaleString('en');
  const found =
    example !== undefined
      ? `${count} file${skipped.length === 1 ? '' : 's'} and no image with a class (${reasons.map(([fault, files]) => `${files.toLocaleString('en')} × ${fault}`).join(', ')}), such as ${example.file}${example.detail === '' ? '' : `: ${example.detail}`}`
      : emptyClasses.length > 0
        ? `${String(emptyClasses.length)} empty folders, such as ${emptyClasses[0]!}`
        : 'an empty folder';
  const unused =
    unusedTable === undefined
      ? ''
      : `; no row of ${unusedTable.name} names any of them (its first is ${unusedTable.example})`;
  return new InputError(shownPath(folder), {
    expected:
      'images in folders or archives named after synsets (n02084071, n02084071-dog, dog.n.01), or with a wnid in their names',
    came: found + unused,
    advice: `${adviceOn(example)} docs/forms.md shows every form.`,
  });
}

/** Faults of files that have a class, so that no option helps. */
const DAMAGED: ReadonlySet<string> = new Set([
  'empty',
  'no-image',
  'truncated',
  'corrupt',
  'damaged-tar',
  'unreadable',
]);

/** The option that helps most with files of a kind. */
function adviceOn(example: FaultyFile | undefined): string {
  const { file = '', fault = 'no-synset', detail = '' } = example ?? {};
  if (fault === 'other-archive')
    return unpackingAdvice(file) ?? 'Unpack the archives that are in it, and give the folder.';
  if (fault === 'link-outside') return 'Links are followed with --follow-links.';
  if (DAMAGED.has(fault)) return 'Fetch or copy such files again.';
  if (fault === 'other-format')
    return detail === 'it is a web page'
      ? 'A host answered with pages in place of the images: fetch them again.'
      : detail === 'it is a video'
        ? 'Take pictures out of it first (ffmpeg -i VIDEO PICTURE-%04d.jpg).'
        : 'Convert such files, for example with ImageMagick (magick mogrify -format jpg FILES).';
  if (fault === 'no-images' && detail === NOTHING_IN_IT) return 'Fetch or write such files again.';
  if (fault === 'no-images') return 'Give tables of addresses with --urls.';
  if (/(?:^|\/)[vars]\d{8}(?:\/|$)/.test(file))
    return 'Images are filed under nouns: v, a, r and s are other parts of speech.';
  if (/^its label is "-?\d+"/.test(detail) || /(?:^|\/)\d{1,5}\//.test(file))
    return 'If these are class indices, give the classes in their order with --class-list FILE.';
  if (detail.startsWith('its label is'))
    return 'Say which synset each name of a class means with --names FILE, a table of name and synset; or give the classes in their order with --class-list FILE.';
  return `If a table says their classes, give it with --labels FILE; if the names of folders are classes, say what they mean with --names FILE; for class indices give --class-list FILE. ${EXPORT_ADVICE}`;
}

/** Refuses the first class that is no synset, naming the next few. @param folder path of the images. */
export function refuseUnknown(folder: string, classes: readonly string[], identifiers: IdentifierReader): void {
  const [first, ...others] = classes.filter((wnid) => identifiers.node(wnid) === undefined);
  if (first === undefined) return;
  const { code, came, advice } = identifiers.explain(first);
  const rest = others.length > NAMED ? ` and ${String(others.length - NAMED)} more` : '';
  throw new InputError(path.join(folder, first), {
    expected: `a folder or tar named after a noun synset of WordNet (${code})`,
    came: others.length === 0 ? came : `${came}; likewise ${others.slice(0, NAMED).join(', ')}${rest}`,
    advice: `${advice} Or skip such folders: --skip-unknown, "skipUnknown": true.`,
  });
}

/** Numbers that no image of ImageNet has: those of images whose name gives none. */
const [FIRST_OWN, OWN_NUMBERS] = [100_000_000, 900_000_000];

/**
 * Numbers the images of a synset: one that is named `WNID_NUMBER` has that number, the first of those that share it;
 * all others have one made of their path.
 *
 * So an image keeps its number when files are added or removed, and none takes the number of a file that cannot be
 * used or of an address.
 *
 * @param wnids that mean the synset. @returns numbers of names in their order, then the others in the order of their paths.
 */
export function numberImages(wnids: readonly string[], images: readonly SurveyedImage[]): [number, SurveyedImage][] {
  const numbered = new Map<number, SurveyedImage>();
  const rest: SurveyedImage[] = [];
  const named = new RegExp(`^(?:${wnids.map((wnid) => wnid.replaceAll('.', '\\.')).join('|')})_(\\d{1,8})$`);
  for (const image of images) {
    const number = Number(named.exec(path.posix.parse(image.file).name)?.[1] ?? 0);
    if (number > 0 && !numbered.has(number)) numbered.set(number, image);
    else rest.push(image);
  }
  const inOrder = [...numbered].sort(([a], [b]) => a - b);
  const taken = new Set<number>();
  for (const image of rest) {
    let number = numberOfPath(image.file);
    while (taken.has(number)) number = FIRST_OWN + ((number - FIRST_OWN + 1) % OWN_NUMBERS);
    taken.add(number);
    inOrder.push([number, image]);
  }
  return inOrder;
}

function numberOfPath(file: string): number {
  return FIRST_OWN + (createHash('sha256').update(file).digest().readUInt32BE(0) % OWN_NUMBERS);
}
