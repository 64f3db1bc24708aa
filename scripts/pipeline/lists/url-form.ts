import { shown } from '../text/input.ts';

/** Form of the lines of a list of addresses. */
export type UrlForm =
  /** An image id, a tab or space, and an address. */
  | { readonly kind: 'mapped' }
  /** An address alone; the file says whose they are. */
  | { readonly kind: 'plain'; readonly node: number }
  /** A table with a head. The numbers are places of columns, -1 for one that is not there. */
  | {
      readonly kind: 'table';
      readonly columns: number;
      readonly id: number;
      readonly wnid: number;
      readonly url: number;
      /** Further columns, in the order of the head. */
      readonly others: readonly number[];
      /** Their names. */
      readonly names: readonly string[];
      /** The node that a text names, or -1. */
      readonly nodes: (synset: string) => number;
    };

/** Reason why a file is of no form: what was expected at its first line, and what came. */
export class FormError extends Error {
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string) {
    super(`expected ${expected}, came ${came}`);
    this.expected = expected;
    this.came = came;
  }
}

const MAPPED = /^n\d{8}_\d{1,15}[\t ]\S/;
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const COLUMN = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * Recognizes the form of a file by its first line.
 *
 * @param first the first line that is not empty, without its end.
 * @param owner the node that the file's name names, `undefined` if it names none.
 * @param nodes finds the node of any identifier, or -1.
 * @throws FormError if it is of none.
 */
export function formOf(first: string, owner: number | undefined, nodes: (synset: string) => number): UrlForm {
  if (MAPPED.test(first)) return { kind: 'mapped' };
  if (ADDRESS.test(first)) {
    if (owner !== undefined) return { kind: 'plain', node: owner };
    throw new FormError(
      'the name of a file of addresses alone to begin with its synset, such as n02084071.txt',
      'one that does not',
    );
  }
  const head = first.split('\t');
  const place = (name: string): number => head.indexOf(name);
  if (place('url') === -1 || (place('image_id') === -1 && place('wnid') === -1)) {
    throw new FormError(
      'image ids and addresses (n02084071_1, a tab or space, http://…), addresses alone, or a table whose head has the columns url and image_id or wnid',
      shown(first),
    );
  }
  const odd = head.find((name, i) => !COLUMN.test(name) || head.indexOf(name) !== i);
  if (odd !== undefined)
    throw new FormError('names of columns in small letters, digits and underscores, each once', shown(odd));
  const others = head.flatMap((name, i) => (['url', 'image_id', 'wnid'].includes(name) ? [] : [i]));
  return {
    kind: 'table',
    columns: head.length,
    id: place('image_id'),
    wnid: place('wnid'),
    url: place('url'),
    others,
    names: others.map((i) => head[i]!),
    nodes,
  };
}
