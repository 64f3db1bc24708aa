import path from 'node:path';
import { type NodeIndex } from '../../../src/domain/node-index.ts';
import { type Picture } from '../../../src/domain/picture.ts';
import { type Taxonomy } from '../../../src/domain/taxonomy.ts';
import { type FiledPictures } from '../pictures/filed-pictures.ts';
import { type IdentifierReader } from '../datasets/identifiers.ts';
import { InputError } from '../text/input.ts';
import { type DatasetDeclaration } from '../datasets/read-declarations.ts';
import { countFaults, type FaultyFile } from './file-fault.ts';
import { sensitiveIn } from './people.ts';
import { type ImageSurvey, type SurveyedImage } from './survey-images.ts';

/** What stands in place of a licence that nobody stated, beside an image. */
const NO_LICENCE = 'licence not stated';

/**
 * Files the images of a folder under the synsets that its folders and tars are named after.
 *
 * Everything that was found is filed or passed over with a reason. @throws InputError for a synset that WordNet does not
 * have, unless the declaration says to set such aside.
 */
export function fileImages(
  declaration: DatasetDeclaration,
  survey: ImageSurvey,
  taxonomy: Taxonomy,
  identifiers: IdentifierReader,
): FiledPictures {
  const { title, homepage, credit, licence = NO_LICENCE, skipUnknown } = declaration;
  const byNode = new Map<NodeIndex, readonly Picture[]>();
  const passedOver: FaultyFile[] = [...survey.faulty];
  let pictures = 0;
  const emptyClasses: string[] = [];
  if (!skipUnknown) refuseUnknown(survey, identifiers);
  for (const { wnid, images, faulty } of survey.classes) {
    passedOver.push(...faulty);
    const node = identifiers.node(wnid);
    if (node === undefined) {
      passedOver.push(...images.map(({ file }) => ({ file, fault: 'unknown-synset', detail: wnid }) as const));
      continue;
    }
    if (images.length === 0) {
      emptyClasses.push(wnid);
      continue;
    }
    pictures += images.length;
    byNode.set(
      node,
      numberImages(wnid, images).map(([number, { file, start, bytes, width, height, sha256 }]) => ({
        id: `${taxonomy.wnid(node)}_${String(number)}`,
        url: '',
        title: '',
        author: credit,
        licence,
        source: title,
        file,
        original: { start, bytes, width, height, sha256 },
      })),
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
      totals: { rows: pictures + passedOver.length, pictures, without: countFaults(passedOver) },
    },
    originals: { folder: survey.folder, passedOver, emptyClasses },
  };
}

/** Photographs among which the one that illustrates a synset is chosen: a tail of thousands holds no better one. */
const LOOKED_AT = 64;
/** Sides beyond which a photograph is large enough to illustrate, in pixels. */
const LARGE = 240;

/** The place of the photograph that illustrates a synset: the first that is large and neither a strip nor a panorama. */
function bestPhotograph(pictures: readonly Picture[]): number {
  const candidates = pictures.slice(0, LOOKED_AT);
  const fits = ({ original }: Picture, widest: number): boolean =>
    original !== undefined &&
    Math.min(original.width, original.height) >= LARGE &&
    Math.max(original.width / original.height, original.height / original.width) <= widest;
  const well = candidates.findIndex((picture) => fits(picture, 1.6));
  return Math.max(0, well === -1 ? candidates.findIndex((picture) => fits(picture, 2.5)) : well);
}

const NAMED = 5;

/** Refuses the first folder or tar that is named after no synset, naming the next few. */
function refuseUnknown({ folder, classes }: ImageSurvey, identifiers: IdentifierReader): void {
  const [first, ...others] = classes.map(({ wnid }) => wnid).filter((wnid) => identifiers.node(wnid) === undefined);
  if (first === undefined) return;
  const { code, came, advice } = identifiers.explain(first);
  const rest = others.length > NAMED ? ` and ${String(others.length - NAMED)} more` : '';
  throw new InputError(
    { file: path.join(folder, first) },
    {
      expected: `a folder or tar named after a noun synset of WordNet (${code})`,
      came: others.length === 0 ? came : `${came}; likewise ${others.slice(0, NAMED).join(', ')}${rest}`,
      advice: `${advice} Or set such folders aside: --skip-unknown, "skipUnknown": true.`,
    },
  );
}

/**
 * Numbers the images of a synset: one that is named `WNID_NUMBER` keeps that number, the first of those that have it;
 * all others follow the highest of them in the order of their paths.
 *
 * @returns in the order of their numbers. O(n log n)
 */
export function numberImages(wnid: string, images: readonly SurveyedImage[]): [number, SurveyedImage][] {
  const numbered = new Map<number, SurveyedImage>();
  const rest: SurveyedImage[] = [];
  const named = new RegExp(`^${wnid}_(\\d{1,9})$`);
  for (const image of images) {
    const number = Number(named.exec(path.posix.parse(image.file).name)?.[1] ?? 0);
    if (number > 0 && !numbered.has(number)) numbered.set(number, image);
    else rest.push(image);
  }
  let next = [...numbered.keys()].reduce((most, number) => Math.max(most, number), 0);
  for (const image of rest) numbered.set(++next, image);
  return [...numbered].sort(([a], [b]) => a - b);
}
