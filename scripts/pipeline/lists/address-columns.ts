import { InputError, type InputPlace, shown } from '../text/input.ts';

/** Names that the columns of a list have in tables of others, without capitals and signs; the most telling first. */
const COLUMN_NAMES = {
  url: [
    'url',
    'imageurl',
    'urls',
    'cocourl',
    'flickrurl',
    'originalurl',
    'contenturl',
    'uri',
    'link',
    'address',
    'src',
  ],
  wnid: [
    'wnid',
    'synset',
    'synsetid',
    'wordnetid',
    'synsets',
    'label',
    'labels',
    'class',
    'classname',
    'classid',
    'category',
  ],
  image_id: ['imageid'],
} as const;

const ADDRESS = /^["']?https?:\/\//i;
const IMAGE_ID = /^n\d{8}_\d{1,15}$/;
const SYNSET = /^(?:n\d{8}|[^\s/]+\.n\.\d{1,3})$/i;

/** Inputs of a table's conversion besides its text. */
export interface TableRules {
  /** Synset that the file's name begins with, for addresses alone. */
  readonly owner?: string | undefined;
  /** Returns the synset that a name of a class means, or the text itself. */
  readonly meaning?: ((text: string) => string) | undefined;
  /** Names of columns as the list has them, by the names that they have in the table. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** The columns of a table. */
export interface TableHead {
  readonly columns: string[];
  /** Whether the first row is data already. */
  readonly isData: boolean;
}

/** Returns the address of an entry of JSON or of a row of Parquet. */
export function addressIn(entry: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(entry);
  for (const wanted of COLUMN_NAMES.url) {
    const name = names.find((one) => plain(one) === wanted);
    if (name !== undefined) return entry[name];
  }
  return undefined;
}

/** Whether a list of text has to be converted before its lines are read, by its first line. */
export function isForeign(first: string, { meaning, columns }: TableRules = {}): boolean {
  if (/^(?:\ufeff|\ufffd\ufffd|#)/.test(first)) return true;
  const separator = separatorOf(first);
  const fields = first.split(separator).filter((field) => field !== '');
  if (separator === ' ') return isSynset(fields[0]) && isAddress(fields[1]);
  if (separator !== '\t') return fields.length > 1 && (!isAddress(first) || isClass(fields.at(-1)));
  if (isAddress(fields[0])) return isClass(fields[1]);
  const isOwn = fields.includes('url') && (fields.includes('wnid') || fields.includes('image_id'));
  // A tab-separated table with the names of this program's own columns is read as it is.
  return isSynset(fields[0]) || !isOwn
    ? isSynset(fields[0]) || namesAddresses(fields)
    : meaning !== undefined || columns !== undefined;
}

/** The sign between the fields of a line. */
export function separatorOf(line: string): string {
  if (line.includes('\t')) return '\t';
  if (/^n\d{8}_\d+\s/.test(line)) return ' ';
  if (line.includes(',')) return ',';
  return line.includes(';') && !ADDRESS.test(line) ? ';' : ' ';
}

/** The columns that a first row names, or has. @throws InputError if they hold no addresses and classes. */
export function headOf(fields: readonly string[], where: InputPlace, { owner, columns = {} }: TableRules): TableHead {
  const [first = '', second = ''] = fields;
  if (isAddress(first) && fields.length === 1 && owner !== undefined) return { columns: ['url'], isData: true };
  if (isAddress(second) && fields.length === 2) return { columns: [idOrWnid(first), 'url'], isData: true };
  if (isAddress(first) && fields.length === 2) return { columns: ['url', idOrWnid(second)], isData: true };
  const named = fields.map((field) => columns[field] ?? field);
  const found = canonicalNames(named);
  if (!found.includes('url')) throw withoutColumn(where, 'url', fields);
  if (!found.includes('wnid') && !found.includes('image_id')) {
    if (owner === undefined) throw withoutColumn(where, 'image_id, wnid or synset', fields);
  }
  return { columns: found, isData: false };
}

/** Names the columns as the list does: one `url`, and one `wnid` or `image_id`. */
function canonicalNames(fields: readonly string[]): string[] {
  const names = fields.map(
    (field, i) =>
      field
        .trim()
        .toLowerCase()
        .replaceAll(/\W+/g, '_')
        .replace(/^(?![a-z])/, 'c') || `column_${String(i + 1)}`,
  );
  for (const [own, others] of Object.entries(COLUMN_NAMES)) {
    const place = others.map((other) => fields.findIndex((field) => plain(field) === other)).find((one) => one !== -1);
    if (place !== undefined) names[place] = own;
  }
  return names.map((one, i) => (names.indexOf(one) === i ? one : `${one}_${String(i + 1)}`));
}

/** Returns what a column of that name holds in a list of addresses; `undefined` for any other column. */
export function classColumn(name: string): 'url' | 'wnid' | 'image_id' | undefined {
  const [own] = canonicalNames([name]);
  return own === 'url' || own === 'wnid' || own === 'image_id' ? own : undefined;
}

function namesAddresses(fields: readonly string[]): boolean {
  const names = canonicalNames(fields);
  return names.includes('url');
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
}

function isAddress(text = ''): boolean {
  return ADDRESS.test(text);
}

function isSynset(text = ''): boolean {
  return SYNSET.test(text);
}

function isClass(text = ''): boolean {
  return SYNSET.test(text) || IMAGE_ID.test(text);
}

/** The column that holds an identifier: an image's, or a synset's. */
export function idOrWnid(text: string): 'image_id' | 'wnid' {
  return IMAGE_ID.test(text) ? 'image_id' : 'wnid';
}

/** The refusal of a table that lacks a column. */
export function withoutColumn(where: InputPlace | string, wanted: string, fields: readonly string[]): InputError {
  return new InputError(where, {
    expected: `a column ${wanted}`,
    came: shown(fields.join(', ')),
    advice:
      'Name the columns in the first line: image_id and url, wnid and url, or synset and url; docs/forms.md shows every form.',
  });
}
