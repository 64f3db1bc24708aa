import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';
import type { FiledPictures } from './filed-pictures.ts';
import { ILLUSTRATIONS_FILE } from '../../../src/format/catalogue-files.ts';

const HEAD = 'wnid\tdataset\tpicture\twhy';
/** Marks, in the column `picture`, a synset without a picture. */
const NONE = '-';

/** Choices made by hand of the pictures that illustrate synsets. */
export interface ChosenIllustrations {
  /** For each wnid, the wnid of the synset whose picture illustrates it; `null` where no picture may. */
  readonly lenders: Readonly<Record<string, string | null>>;
  /** For each dataset and node, the id of the node's picture that illustrates it. */
  readonly pictures: ReadonlyMap<string, ReadonlyMap<NodeIndex, string>>;
}

/**
 * Reads `data/illustrations.tsv`: for a synset the one that lends it a picture (a wnid), none (`-`), or which of its own
 * pictures in a dataset illustrates it (an image id). A dataset that is not in this build is ignored.
 *
 * @throws InputError for another head, an unknown wnid, or a picture that is none of these.
 */
export function readIllustrations(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): ChosenIllustrations {
  const lenders: Record<string, string | null> = {};
  const pictures = new Map<string, Map<NodeIndex, string>>();
  for (const { place, fields } of rowsUnder(HEAD, table)) {
    const [text = '', dataset = '', picture = ''] = fields;
    const wnid = knownWnid(place, text, register);
    if (picture === NONE) lenders[wnid] = null;
    else if (/^n\d{8}$/.test(picture)) lenders[wnid] = knownWnid(place, picture, register);
    else if (dataset !== '' && picture.startsWith(`${wnid}_`)) {
      const chosen = pictures.get(dataset) ?? new Map<NodeIndex, string>();
      pictures.set(dataset, chosen.set(taxonomy.node(wnid)!, picture));
    } else
      throw new InputError(place, {
        expected: `a wnid, ${NONE}, or with a dataset the id of one of the synset’s pictures, such as ${wnid}_1`,
        came: shown(picture),
        advice: 'Correct the line.',
      });
  }
  return { lenders, pictures };
}

/**
 * Applies the choices among a dataset's own pictures.
 *
 * @param listed datasets with a list of addresses, of which a picture may not have been fetched: the choice waits for it.
 * @throws InputError for a picture that is not shown unasked.
 */
export function withChosenPictures(
  filed: ReadonlyMap<string, FiledPictures>,
  { pictures }: ChosenIllustrations,
  { name: file }: InputFile,
  listed: ReadonlySet<string> = new Set(),
): Map<string, FiledPictures> {
  return new Map(
    [...filed].map(([name, one]) => {
      const best = new Map(one.best);
      for (const [node, id] of pictures.get(name) ?? []) {
        const list = one.byNode.get(node) ?? [];
        const place = list.findIndex((picture) => picture.id === id);
        if (place === -1 && listed.has(name)) continue;
        if (place === -1 || place >= list.length - (one.hidden.get(node) ?? 0))
          throw new InputError(file, {
            expected: `a picture of ${name} that is shown without being asked for`,
            came: id,
            advice: 'Correct the line.',
          });
        best.set(node, place);
      }
      return [name, { ...one, best }];
    }),
  );
}

/** The choices as a file of a build. */
export function illustrationsFile({ lenders }: ChosenIllustrations): OutputFile {
  return jsonFile(ILLUSTRATIONS_FILE, Object.keys(lenders).length, lenders);
}
