import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type DeclarationChange, withChanges } from '../datasets/declaration-changes.ts';
import { classListOf, namesOf } from '../datasets/class-meaning.ts';
import { findHoldings, type Holding, type Holdings } from '../datasets/holdings.ts';
import { LOCAL_FOLDER, withOverlays } from '../datasets/local-overlay.ts';
import { silently, type Step } from './step.ts';
import type { EarlySynsets } from '../datasets/early-synsets.ts';
import { type BoxFolder, findBoxes } from '../images/annotations/read-boxes.ts';
import type { ImageSurvey } from '../images/survey-images.ts';
import type { LabelTable } from '../images/classes/labels.ts';
import { type InputFile, shownPath } from '../text/input.ts';
import { readClassListDeclaration, readDatasetDeclaration } from '../datasets/read-declarations.ts';
import { missing } from '../text/own-files.ts';
import { readNamedFile } from '../text/read-file.ts';
import { type PictureInputs, readPictureInputs } from '../pictures/read-picture-inputs.ts';
import { readWordnetInputs, type WordnetInputs } from '../wordnet/wordnet-inputs.ts';
import { ifExists } from '../../../src/store/file-fault.ts';

/** A table of checked addresses, whose rows are read when they are needed. */
export interface CheckTable {
  /** Absolute path. */
  readonly path: string;
  /** Name for messages. */
  readonly name: string;
  /** Size and times of the file: they change when its content does. */
  readonly stamp: string;
}

/** Every file a build reads, as bytes. */
export interface Inputs extends WordnetInputs {
  /** `illustrations.tsv`: pictures chosen by hand; empty without the file. */
  readonly illustrations: InputFile;
  /** `words/LANGUAGE.tab` by language. */
  readonly words: ReadonlyMap<string, InputFile>;
  /** `datasets/NAME.json` by name. */
  readonly datasets: ReadonlyMap<string, InputFile>;
  /** `class-lists/NAME.json` by name. */
  readonly classLists: ReadonlyMap<string, InputFile>;
  /** The tables that declarations name, by the path they have there, as far as they can be read. */
  readonly tables: ReadonlyMap<string, InputFile>;
  /** Tables of checked addresses, by the path that declarations give them, as far as they exist. */
  readonly checks: ReadonlyMap<string, CheckTable>;
  /** Tables of pictures, by dataset. */
  readonly pictures: ReadonlyMap<string, PictureInputs>;
  /** Location of datasets' lists, images and boxes, which are too large to be read here. */
  readonly holdings: Holdings;
  /** Surveys of the images that datasets have in folders, by dataset. */
  readonly surveys: ReadonlyMap<string, ImageSurvey>;
  /** Location of boxes, by dataset. */
  readonly boxes: ReadonlyMap<string, BoxFolder>;
}

/**
 * Reads all inputs: WordNet, and the rest from a folder laid out as `data/`.
 *
 * Images in folders are looked at. @param notes folder for what was seen of them, so that no image is looked at twice.
 * @param changes of declarations, which are taken as if they were made. @param wordnet replaces the WordNet of the packages.
 * @throws InputError if a package or the folder is not there.
 */
export async function readInputs(
  dataFolder: string,
  notes: string,
  step: Step,
  changes: readonly DeclarationChange[] = [],
  wordnet?: WordnetInputs,
): Promise<Inputs> {
  const [sources, declared] = await Promise.all([
    wordnet ?? readWordnetInputs(),
    readDeclarations(dataFolder, changes),
  ]);
  const shownFolder = path.relative('', dataFolder) || '.';
  const { datasets, classLists } = declared;
  const holdings = await findHoldings(dataFolder, datasets);
  const tables = await readTables(dataFolder, datasets, classLists);
  // Loaded only here: a start without changes does without it.
  const early =
    changes.length === 0
      ? undefined
      : await import('../datasets/early-synsets.ts').then(({ openEarlySynsets }) =>
          openEarlySynsets(path.dirname(notes), sources.senseIndex31),
        );
  // A command about one dataset shows the progress of that one alone.
  const stepOf = (name: string): Step =>
    changes.length === 0 || changes.some((change) => change.name === name) ? step : silently;
  early?.checkTables(changes, { datasets, classLists, tables });
  const surveys = await surveyAll({ dataFolder, datasets, classLists, tables, holdings }, notes, stepOf, early);
  return {
    ...sources,
    words: withChanges(await readLanguages(dataFolder), 'words', shownFolder, changes),
    illustrations: await readIfThere(path.join(dataFolder, 'illustrations.tsv')),
    datasets,
    classLists,
    tables,
    checks: await findChecks(dataFolder, datasets),
    pictures: await readPictureInputs(dataFolder, datasets),
    holdings,
    surveys,
    boxes: await findAllBoxes(holdings, surveys, notes),
  };
}

/** Reads the words of other languages of a folder of data, by language; none where it has no folder `words`. */
export async function readLanguages(dataFolder: string): Promise<Map<string, InputFile>> {
  const folder = path.join(dataFolder, 'words');
  const isThere = (await ifExists(folder, (place) => stat(place))) !== undefined;
  return isThere ? byStem(await filesOf(folder, ['.tab'])) : new Map<string, InputFile>();
}

/** The declarations of a folder: datasets with what is attached to them on this machine, and class lists. */
export interface ReadDeclarations extends Pick<Inputs, 'datasets' | 'classLists'> {
  /** Declarations of datasets without their overlays. */
  readonly bases: ReadonlyMap<string, InputFile>;
  /** `local/NAME.json` by name. */
  readonly overlays: ReadonlyMap<string, InputFile>;
}

/** Reads the declarations of a folder, as if changes were made. @throws InputError if the folder does not exist. */
export async function readDeclarations(
  dataFolder: string,
  changes: readonly DeclarationChange[] = [],
): Promise<ReadDeclarations> {
  const shownFolder = path.relative('', dataFolder) || '.';
  const read = async (folder: DeclarationChange['folder']): Promise<Map<string, InputFile>> => {
    const place = path.join(dataFolder, folder);
    const isAbsent = folder === LOCAL_FOLDER && !existsSync(place);
    const files = isAbsent ? new Map<string, InputFile>() : await filesOf(place, ['.json']);
    return withChanges(byStem(files), folder, shownFolder, changes);
  };
  const [bases, overlays, classLists] = [await read('datasets'), await read(LOCAL_FOLDER), await read('class-lists')];
  return { bases, overlays, datasets: withOverlays(bases, overlays), classLists };
}

/** The tables that declarations name, as far as they are there. */
async function readTables(
  dataFolder: string,
  datasets: ReadonlyMap<string, InputFile>,
  classLists: ReadonlyMap<string, InputFile>,
): Promise<Map<string, InputFile>> {
  const counts = [...datasets].flatMap(([name, file]) => {
    const { counts: table, countsOf, release, credits, names } = readDatasetDeclaration(name, file);
    return [table, countsOf?.only, countsOf?.without, release?.order, credits, names];
  });
  const lists = [...classLists]
    .map(([name, file]) => readClassListDeclaration(name, file).classes)
    .map((classes) => ('file' in classes ? classes.file : 'table' in classes ? classes.table : undefined));
  const tables = new Map<string, InputFile>();
  for (const declared of new Set([...counts, ...lists].filter((name) => name !== undefined))) {
    const place = path.resolve(dataFolder, declared);
    const bytes = await ifExists(place, readNamedFile); // the reader of the table refuses a missing one
    if (bytes !== undefined) tables.set(declared, { name: path.relative('', place), bytes });
  }
  return tables;
}

/** Finds the tables of checked addresses that declarations name; they are too long to be read here. */
async function findChecks(
  dataFolder: string,
  datasets: ReadonlyMap<string, InputFile>,
): Promise<Map<string, CheckTable>> {
  const checks = new Map<string, CheckTable>();
  for (const [name, file] of datasets) {
    const { addresses } = readDatasetDeclaration(name, file);
    if (addresses === undefined) continue;
    const place = path.resolve(dataFolder, addresses);
    const known = await ifExists(place, (one) => stat(one)); // a missing one is refused where it is used
    if (known === undefined) continue;
    const { size, mtimeMs, ctimeMs } = known;
    const stamp = `${String(size)} ${String(mtimeMs)} ${String(ctimeMs)}`;
    checks.set(addresses, { path: place, name: path.relative('', place), stamp });
  }
  return checks;
}

async function readIfThere(place: string): Promise<InputFile> {
  const bytes = await ifExists(place, readNamedFile);
  return { name: path.relative('', place), bytes: bytes ?? new Uint8Array() };
}

async function surveyAll(
  inputs: Pick<Inputs, 'datasets' | 'classLists' | 'tables' | 'holdings'> & { readonly dataFolder: string },
  notes: string,
  stepOf: (dataset: string) => Step,
  early: EarlySynsets | undefined,
): Promise<Map<string, ImageSurvey>> {
  const surveys = new Map<string, ImageSurvey>();
  for (const [name, kinds] of inputs.holdings) {
    const images = kinds.get('images');
    if (images === undefined) continue;
    // Loaded only here: a start without such datasets does without it.
    const { surveyImages, surveyLine } = await import('../images/survey-images.ts');
    const declared = inputs.datasets.get(name)!;
    const { labels, followLinks } = readDatasetDeclaration(name, declared);
    const rules = {
      labels: await readLabels(inputs.dataFolder, labels, path.join(notes, name)),
      names: await namesOf(name, inputs),
      classList: await classListOf(name, inputs),
      followLinks,
    };
    const [folder, only] = placeOf(images);
    const onClasses = (classes: readonly string[]): void => early?.checkClasses(declared, name, folder, classes);
    surveys.set(
      name,
      await stepOf(name)(`Looking through the images of ${name}`, (show) =>
        surveyImages(folder, path.join(notes, name), {
          ...rules,
          only,
          onClasses,
          onProgress: (progress) => show(() => surveyLine(progress)),
        }),
      ),
    );
  }
  return surveys;
}

/** The folder of a holding, and its name there where it is a file. */
function placeOf({ path: place, isFolder }: Holding): [string, string | undefined] {
  return isFolder ? [place, undefined] : [path.dirname(place), path.basename(place)];
}

/** Reads a table that a declaration names. @param file its path there. */
async function readLabels(
  dataFolder: string,
  file: string | undefined,
  notes: string,
): Promise<LabelTable | undefined> {
  if (file === undefined) return undefined;
  const { readLabelFile } = await import('../images/classes/label-table.ts');
  const place = path.resolve(dataFolder, file);
  return readLabelFile(place, shownPath(place), notes);
}

/** The boxes that declarations name, or that are among the images. */
async function findAllBoxes(
  holdings: Holdings,
  surveys: ReadonlyMap<string, ImageSurvey>,
  notes: string,
): Promise<Map<string, BoxFolder>> {
  const folders = new Map<string, BoxFolder>();
  for (const [name, kinds] of holdings) {
    const boxes = kinds.get('boxes');
    const found = surveys.get(name)?.boxes;
    const noted = { notes: path.join(notes, name) };
    if (boxes === undefined && found !== undefined) folders.set(name, { ...found, ...noted });
    if (boxes === undefined) continue;
    const [folder, only] = placeOf(boxes);
    folders.set(name, { ...(await findBoxes(folder, only, kinds.get('images')?.path === boxes.path)), ...noted });
  }
  return folders;
}

async function filesOf(folder: string, endings: readonly string[]): Promise<Map<string, InputFile>> {
  const shownFolder = path.relative('', folder) || '.';
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw missing(
      shownFolder,
      'a folder',
      error,
      'Make it, or name another folder with --data; data/README.md describes it.',
    );
  });
  const names = entries.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)));
  const files = new Map<string, InputFile>();
  for (const name of names.map((entry) => entry.name).sort()) {
    files.set(name, { name: path.join(shownFolder, name), bytes: await readFile(path.join(folder, name)) });
  }
  return files;
}

function byStem(files: ReadonlyMap<string, InputFile>): Map<string, InputFile> {
  return new Map([...files].map(([name, file]) => [path.parse(name).name, file]));
}
