import { sha256 } from '#sha256';
import { CONTEXT, CROISSANT, field, fileObject } from '../exports/croissant.ts';
import type { SetParts } from './set-parts.ts';

/**
 * Describes a class set in MLCommons Croissant 1.1, as a value of JSON-LD: its classes, as a table to be downloaded.
 *
 * @param table the text of `classes.tsv`.
 */
export function setCroissant(
  {
    title,
    address,
    fingerprint,
    set,
    dataset,
    files,
  }: Pick<SetParts, 'title' | 'address' | 'fingerprint' | 'set' | 'dataset' | 'files'>,
  table: string,
): object {
  const bytes = new TextEncoder().encode(table);
  const described = { name: 'classes.tsv', address: files, bytes: bytes.length, sha256: sha256(bytes) };
  const columns = [
    ['index', 'The label, from 0.', 'sc:Integer'],
    ['name', 'The name of the class.', 'sc:Text'],
    [
      'synsets',
      'Its synsets of WordNet 3.0: a / after one stands for everything below, a - before one excludes it.',
      'sc:Text',
    ],
    ['images', `Images of ${dataset.description.title} in the class.`, 'sc:Integer'],
  ] as const;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: CROISSANT,
    name: title,
    description: `A class set of ${String(set.classes.length)} classes over WordNet 3.0; fingerprint ${fingerprint}.`,
    license: { '@type': 'sc:CreativeWork', name: 'The list states facts; the images are not part of it.' },
    url: address,
    creator: { '@type': 'sc:Organization', name: 'Canopy', url: new URL('/', address).href },
    datePublished: dataset.description.published,
    citeAs: `${title}, class set ${fingerprint.slice(0, 12)}, WordNet 3.0.`,
    version: '1.0.0',
    inLanguage: 'en',
    distribution: [fileObject(described, 'text/tab-separated-values', 'The classes with their images.')],
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'classes',
        name: 'classes',
        description: 'The classes in the order of their labels.',
        dataType: 'sc:Enumeration',
        key: { '@id': 'classes/index' },
        field: columns.map(([column, meaning, type]) =>
          field(`classes/${column}`, 'classes.tsv', column, meaning, type),
        ),
      },
    ],
  };
}
