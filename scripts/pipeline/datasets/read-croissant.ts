import { stat } from 'node:fs/promises';
import path from 'node:path';
import { classColumn } from '../lists/address-columns.ts';
import { decodeJson, InputError, type InputFile } from '../text/input.ts';
import { isObject } from '../images/classes/class-fields.ts';

/** Content of a Croissant description, by the fields of a declaration. */
export interface CroissantFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly licence?: string | undefined;
  readonly homepage?: string | undefined;
  readonly credit?: string | undefined;
  readonly published?: string | undefined;
  /** Absolute path of the table of addresses; absent if no record set has addresses with classes. */
  readonly urls?: string | undefined;
  /** Columns of that table, by the names they have there. */
  readonly columns?: Readonly<Record<string, 'url' | 'wnid' | 'image_id'>> | undefined;
}

const ADVICE = 'Croissant 1.0 and 1.1 are read: https://docs.mlcommons.org/croissant/docs/croissant-spec.html.';

/**
 * Reads a Croissant description: title, licence, citation, and the table of addresses, which must be next to it or where
 * its `contentUrl` leads to on this machine; nothing is fetched.
 *
 * @param place path of the file. @throws InputError for another file, and if the table of addresses is missing.
 */
export async function readCroissant(file: InputFile, place: string): Promise<CroissantFields> {
  const value = decodeJson(file, ADVICE, 'any');
  if (!isObject(value) || !(textIn(value['@type']) ?? '').endsWith('Dataset') || value['distribution'] === undefined)
    throw new InputError(file.name, {
      expected: 'a Croissant description of a dataset',
      came: 'other JSON',
      advice: ADVICE,
    });
  const citation = textIn(value['citeAs']) ?? textIn(value['citation']);
  return {
    title: textIn(value['alternateName']) ?? textIn(value['name']),
    description: textIn(value['description']),
    licence: textIn(value['license']),
    homepage: [textIn(value['sameAs']), textIn(value['url'])].find((url) => url !== undefined && /^https?:/.test(url)),
    credit: citation ?? textIn(value['creator']),
    published: /^\d{4}-\d\d-\d\d/.exec(textIn(value['datePublished']) ?? '')?.[0],
    ...(await addressesIn(value, file, path.dirname(place))),
  };
}

/** The table of the first record set that has addresses with classes. */
async function addressesIn(
  value: Readonly<Record<string, unknown>>,
  file: InputFile,
  folder: string,
): Promise<Pick<CroissantFields, 'urls' | 'columns'>> {
  for (const set of objectsIn(value['recordSet'])) {
    // An enumeration lists classes; its addresses are those of their pages.
    if ((textIn(set['dataType']) ?? '').endsWith('Enumeration')) continue;
    const sources = objectsIn(set['field']).map(sourceOf);
    const columns = Object.fromEntries(
      sources.flatMap(({ column, meaning }) =>
        column === undefined || meaning === undefined ? [] : [[column, meaning]],
      ),
    );
    const object = sources.find(({ meaning }) => meaning === 'url')?.object;
    const meanings = Object.values(columns);
    if (object === undefined || !meanings.some((one) => one === 'wnid' || one === 'image_id')) continue;
    const described = objectsIn(value['distribution']).find((one) => one['@id'] === object || one['name'] === object);
    const address = textIn(described?.['contentUrl']) ?? object;
    return { urls: await fileAt(address, folder, file), columns };
  }
  return {};
}

/** Column of a table, and what it means in a list of addresses. */
interface FieldSource {
  readonly object: string | undefined;
  readonly column: string | undefined;
  readonly meaning: 'url' | 'wnid' | 'image_id' | undefined;
}

function sourceOf(field: Readonly<Record<string, unknown>>): FieldSource {
  const source = isObject(field['source']) ? field['source'] : {};
  const extract = isObject(source['extract']) ? source['extract'] : {};
  const object = source['fileObject'] ?? source['distribution'];
  const column = textIn(extract['column']);
  const name = (textIn(field['@id']) ?? textIn(field['name']) ?? '').split('/').at(-1) ?? '';
  const isImage = (textIn(field['dataType']) ?? '').endsWith('ImageObject');
  return {
    object: isObject(object) ? textIn(object['@id']) : textIn(object),
    column,
    meaning: classColumn(name) ?? classColumn(column ?? '') ?? (isImage ? 'url' : undefined),
  };
}

/** Returns the file of an address: a path relative to the description, or the name that a download has. */
async function fileAt(address: string, folder: string, { name }: InputFile): Promise<string> {
  const isRemote = /^[a-z][a-z0-9+.-]+:\/\//i.test(address);
  const local = path.resolve(folder, isRemote ? path.posix.basename(new URL(address).pathname) : address);
  if ((await stat(local).catch(() => undefined))?.isFile() === true) return local;
  throw new InputError(name, {
    expected: `the table of addresses at ${local}`,
    came: 'none',
    advice: isRemote ? `Fetch it from ${address} to there.` : 'Put it there.',
  });
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isObject);
}

/** A value as one line of text: of several the first, of an object its name or address. */
function textIn(value: unknown): string | undefined {
  if (Array.isArray(value)) return textIn(value[0]);
  if (isObject(value)) return textIn(value['name'] ?? value['url'] ?? value['@id']);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
