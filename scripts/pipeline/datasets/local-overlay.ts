import { InputError, type InputFile } from '../text/input.ts';
import type { DeclarationChange } from './declaration-changes.ts';
import {
  ATTACHED_PATHS,
  DATASET_FIELDS,
  type DatasetField,
  type DatasetFields,
  type Declarations,
  declareDataset,
  objectIn,
} from './declare-dataset.ts';
import { datasetFaults } from './read-declarations.ts';

/**
 * Overlays: what somebody attaches to a release on this machine, such as their copies of its images, is in
 * `data/local/NAME.json` and not in the declaration of the release, which belongs to everyone.
 */
export const LOCAL_FOLDER = 'local' as const;

/** Fields of a declaration that an overlay may have. */
const ATTACHED: ReadonlySet<string> = new Set([
  ...ATTACHED_PATHS,
  ...['columns', 'imagesCredit', 'imagesLicence', 'skipUnknown', 'followLinks'],
]);
/** Credit fields of the attached pictures, instead of the release's own. */
const OWN: Readonly<Partial<Record<DatasetField, string>>> = { credit: 'imagesCredit', licence: 'imagesLicence' };

/** Returns declarations with what their overlays say. @throws InputError for an overlay with other fields. */
export function withOverlays(
  datasets: ReadonlyMap<string, InputFile>,
  overlays: ReadonlyMap<string, InputFile>,
): Map<string, InputFile> {
  return new Map(
    [...datasets].map(([name, file]) => {
      const overlay = overlays.get(name);
      if (overlay === undefined) return [name, file];
      const fields = objectIn(overlay);
      const other = Object.keys(fields).find((field) => !ATTACHED.has(field));
      if (other !== undefined)
        throw new InputError(overlay.name, {
          expected: `the fields ${[...ATTACHED].join(', ')}`,
          came: other,
          advice: 'Say the rest in the declaration of the dataset.',
        });
      const merged = JSON.stringify({ ...objectIn(file), ...fields });
      return [name, { name: file.name, bytes: new TextEncoder().encode(merged) }];
    }),
  );
}

/** Declarations with and without their overlays. */
interface OverlaidDeclarations extends Declarations {
  readonly bases: ReadonlyMap<string, InputFile>;
  readonly overlays: ReadonlyMap<string, InputFile>;
}

/**
 * Declares a dataset or changes what is said of one; what is attached to a release goes to its overlay.
 *
 * @param published date of a dataset that states none. @throws InputError naming each option at fault.
 */
export function declareOrAttach(
  name: string,
  fields: DatasetFields,
  { bases, overlays, classLists }: OverlaidDeclarations,
  published: string,
): DeclarationChange {
  const base = bases.get(name);
  return base !== undefined && isAttachment(base, fields)
    ? attachToRelease(name, fields, base, overlays.get(name))
    : declareDataset(name, fields, { datasets: bases, classLists }, published);
}

/**
 * Returns whether options attach something to a release: it has a tree of its own or its counts from another, and they
 * name files.
 */
function isAttachment(base: InputFile, fields: DatasetFields): boolean {
  const { release, countsOf } = objectIn(base);
  const given = DATASET_FIELDS.filter((field) => fields[field] !== undefined);
  return (
    (release !== undefined || countsOf !== undefined) &&
    given.some((field) => ATTACHED.has(field)) &&
    given.every((field) => ATTACHED.has(field) || field in OWN)
  );
}

/**
 * Changes the overlay of a release: fields that are not given stay as they are; `false` removes one, and an overlay
 * without fields is removed. Credit and licence are those of the attached images.
 *
 * @throws InputError naming the option at fault.
 */
function attachToRelease(
  name: string,
  fields: DatasetFields,
  base: InputFile,
  overlay: InputFile | undefined,
): DeclarationChange {
  const attached: Record<string, unknown> = overlay === undefined ? {} : objectIn(overlay);
  for (const field of DATASET_FIELDS) {
    const value = fields[field];
    if (value !== undefined) attached[OWN[field] ?? field] = value === false ? undefined : value;
  }
  const kept = Object.fromEntries(Object.entries(attached).filter(([, value]) => value !== undefined));
  const [fault] = datasetFaults({ ...objectIn(base), ...kept });
  if (fault !== undefined)
    throw new InputError(`--${fault.field}`, {
      expected: fault.message.replace(/^expected /, ''),
      came: 'another value',
      advice: 'Correct it; data/README.md describes the fields.',
    });
  const text = Object.keys(kept).length === 0 ? undefined : `${JSON.stringify(kept, undefined, 2)}\n`;
  return { folder: LOCAL_FOLDER, name, text };
}
