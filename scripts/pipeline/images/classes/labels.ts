import { formatQuantity } from '../../../../src/view/numbers.ts';
import { InputError } from '../../text/input.ts';

/** Meaning of the key of a row. */
export type KeyKind = 'file' | 'class' | 'either';

/** A row of a table: the classes of an image, the meaning of a class name, or the classes of the next image in order. */
export type LabelRow = readonly [kind: 'file' | 'class' | 'order', key: string, labels: readonly string[]];

/** Classes of images, and synsets of class names, from a table. */
export class LabelTable {
  readonly name: string;
  #files = new Map<string, string[]>();
  readonly #classes = new Map<string, string>();
  /** Classes of images in the order of their paths, where the table names none of them. */
  readonly #inOrder: (readonly string[])[] = [];
  #isUsed = false;
  #isAligned = false;
  /** Whether numbers are class indices rather than names of files. */
  #numbersAreClasses = false;

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a class of an image, or the synset of a class name. */
  add(key: string, label: string, kind: KeyKind): void {
    const [name, className] = [slashed(key), plainName(key)];
    if (kind !== 'file' && !this.#classes.has(className)) this.#classes.set(className, label);
    if (kind === 'class') return;
    const known = this.#files.get(name);
    if (known === undefined) this.#files.set(name, [label]);
    else if (!known.includes(label)) known.push(label);
  }

  /** Adds the classes of the next image in a list that names no images. */
  addInOrder(labels: readonly string[]): void {
    this.#inOrder.push(labels);
  }

  /** The rows of the table, to be noted and read back by {@link fromRows}. */
  rows(): LabelRow[] {
    return [
      ...Array.from(this.#files, ([key, labels]): LabelRow => ['file', key, labels]),
      ...Array.from(this.#classes, ([key, label]): LabelRow => ['class', key, [label]]),
      ...this.#inOrder.map((labels): LabelRow => ['order', '', labels]),
    ];
  }

  /** The table that had some rows. */
  static fromRows(name: string, rows: readonly LabelRow[]): LabelTable {
    const table = new LabelTable(name);
    for (const [kind, key, labels] of rows)
      if (kind === 'file') table.#files.set(key, [...labels]);
      else if (kind === 'class') table.#classes.set(key, labels[0]!);
      else table.#inOrder.push(labels);
    return table;
  }

  /** Number of images and class names. */
  get size(): number {
    return Math.max(this.#files.size, this.#classes.size, this.#inOrder.length);
  }

  /** Number of the first class: 1 where no label is 0 and one is as large as the list of classes. */
  firstIndex(classes: number): 0 | 1 {
    const labels = [...this.#inOrder, ...this.#files.values()];
    const has = (index: number): boolean => labels.some((own) => own.includes(String(index)));
    return has(classes) && !has(0) ? 1 : 0;
  }

  /** Whether any image or class was found in it. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /** The first key, for messages. */
  get example(): string {
    return [...this.#files.keys(), ...this.#classes.keys(), ...this.#inOrder.flat()][0] ?? '';
  }

  /** Classes of an image: by its path, the end of its path, its name, or its name without the ending. */
  ofFile(file: string): readonly string[] | undefined {
    const found = this.#files.size === 0 ? undefined : this.#find(file);
    this.#isUsed ||= found !== undefined;
    return found;
  }

  /** Returns the synset of a class name or index; a number before the name, as in `001.ak47`, may be missing in the table. */
  ofClass(text: string): string | undefined {
    const name = plainName(text);
    const found = this.#classes.get(name) ?? this.#classes.get(name.replace(/^\d{1,5}[. ] ?(?=\D)/, ''));
    this.#isUsed ||= found !== undefined;
    return found;
  }

  /**
   * Fits the paths of a table that was written elsewhere to the images: `/data/set/a.jpg` or `images/a.jpg` to `a.jpg`.
   *
   * Folders are taken off the front of its paths, as few as let one of them name an image; a path that two rows with
   * different classes share then names none. Nothing changes where a path names an image as it is.
   *
   * @param folder absolute path of the images, whose last folders may be in the table. @param files their paths in it.
   */
  align(folder: string, files: readonly string[]): void {
    if (files.length === 0 || this.#isAligned) return;
    this.fitNumbers(files);
    if (this.#inOrder.length > 0) this.#numberFiles(files);
    if (this.#files.size === 0) return;
    this.#isAligned = files.some((file) => this.#find(file) !== undefined) || this.#moveUp(folder, files);
  }

  /** Decides what numbers name: class indices where folders of the images are named after any of them, else files. */
  fitNumbers(files: readonly string[]): void {
    this.#numbersAreClasses ||= files.some((file) => {
      const folder = file.split('/').at(-2) ?? '';
      return NUMBER.test(folder) && this.#classes.has(folder);
    });
  }

  /** Gives the classes of a list without names to the images, both in their order. @throws InputError if their numbers differ. */
  #numberFiles(files: readonly string[]): void {
    if (files.length !== this.#inOrder.length)
      throw new InputError(this.name, {
        expected: `a class for each of ${formatQuantity(files.length, 'image')}, in the order of their names`,
        came: `${formatQuantity(this.#inOrder.length, 'class', 'classes')} and no names of images`,
        advice: 'Give a table of image and class, or the folder of the images that the list is about.',
      });
    const inOrder = files.toSorted((a, b) => (a < b ? -1 : 1));
    for (const [i, file] of inOrder.entries()) this.#files.set(slashed(file), [...this.#inOrder[i]!]);
  }

  /** Takes folders off the paths. @returns whether one of them names an image then. */
  #moveUp(folder: string, files: readonly string[]): boolean {
    const wanted = new Set(files.map(slashed).flatMap((file) => [file, withoutEnding(file)]));
    const above = folder.split('/').filter((part) => part !== '');
    for (let kept = 1; kept <= above.length; kept++) {
      const prefix = `${above.slice(-kept).join('/')}/`;
      const own = [...this.#files].flatMap(([key, labels]): [string, string[]][] => {
        const at = `/${key}`.indexOf(`/${prefix}`);
        return at === -1 ? [] : [[key.slice(at + prefix.length), labels]];
      });
      if (!own.some(([key]) => wanted.has(key))) continue;
      this.#files = new Map(own);
      return true;
    }
    const deepest = Math.max(...Array.from(this.#files.keys(), (key) => key.split('/').length));
    for (let taken = 1; taken < deepest; taken++) {
      const stripped = Map.groupBy(this.#files, ([key]) => key.split('/').slice(taken).join('/'));
      stripped.delete('');
      if (![...stripped.keys()].some((key) => wanted.has(key))) continue;
      this.#files = new Map(
        [...stripped]
          .filter(([, rows]) => new Set(rows.map(([, labels]) => labels.join())).size === 1)
          .map(([key, [first]]) => [key, first![1]]),
      );
      return true;
    }
    return false;
  }

  #find(file: string): readonly string[] | undefined {
    for (let rest = slashed(file); ; rest = rest.slice(rest.indexOf('/') + 1)) {
      const stem = withoutEnding(rest);
      const isClass = this.#numbersAreClasses && NUMBER.test(stem);
      const found = this.#files.get(rest) ?? (isClass ? undefined : this.#files.get(stem));
      if (found !== undefined || !rest.includes('/')) return found;
    }
  }
}

const NUMBER = /^\d{1,6}$/;

function withoutEnding(file: string): string {
  return file.replace(/\.\w{1,5}$/, '');
}

/** A path with slashes, without `./` before it, in the one spelling of its signs and of its ending. */
function slashed(name: string): string {
  return (name.includes('/') ? name : name.replaceAll('\\', '/'))
    .replace(/^(?:\.?\/)+/, '')
    .normalize('NFC')
    .replace(/\.\w{1,5}$/, (ending) => ending.toLowerCase());
}

/** A class name in the one spelling that it is found by: folders and tables differ in capitals, gaps and accents. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .replace(/^\//, '')
    .trim();
}
