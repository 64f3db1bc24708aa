import type { ClassSet, Member, SetClass } from '../../domain/class-set/class-set.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ByteReader, ByteWriter, fromBase64Url } from './code-bytes.ts';

/**
 * A class set in the letters of an address: base64url of bytes.
 *
 * Synsets are ranks in wnid order. The bytes are a head (format and flags), the number of classes, the rank of the
 * first synset of each class as a difference from the one before, and then, as far as the flags say, what differs from
 * a plain list of synsets: scopes and further members, names, a title. `data/FORMAT.md` describes each byte.
 */
const FORMAT = 1;
const FLAGS = { subtree: 1, unsorted: 2, members: 4, names: 8, title: 16 } as const;

/** Maximum number of classes of a set: the number of nouns. */
const MOST_CLASSES = 100_000;
/** Maximum length of a name or title in bytes. */
const MOST_TEXT = 400;

/** Reason why a text holds no class set. */
export interface CodeFault {
  readonly fault: string;
}

/** Writes a class set as letters of an address. O(classes). */
export function encodeClassSet({ wnidRank }: Taxonomy, { title, classes }: ClassSet): string {
  const ranks = classes.map(({ includes: [first] }) => wnidRank[first.node]!);
  const isSorted = ranks.every((rank, at) => at === 0 || rank > ranks[at - 1]!);
  const subtrees = classes.reduce((sum, { includes: [first] }) => sum + (first.scope === 'subtree' ? 1 : 0), 0);
  const usual = subtrees * 2 > classes.length ? 'subtree' : 'own';
  const special = classes
    .entries()
    .filter(([, one]) => isSpecial(one, usual))
    .toArray();
  const named = classes
    .entries()
    .filter(([, { name }]) => name !== undefined)
    .toArray();
  const flags =
    (usual === 'subtree' ? FLAGS.subtree : 0) |
    (isSorted ? 0 : FLAGS.unsorted) |
    (special.length > 0 ? FLAGS.members : 0) |
    (named.length > 0 ? FLAGS.names : 0) |
    (title === undefined ? 0 : FLAGS.title);
  const bytes = new ByteWriter();
  bytes.byte((FORMAT << 5) | flags);
  bytes.number(classes.length);
  let before = isSorted ? -1 : 0;
  for (const rank of ranks) {
    if (isSorted) bytes.number(rank - before - 1);
    else bytes.signed(rank - before);
    before = rank;
  }
  if (special.length > 0) {
    writeSparse(bytes, special, (one) => {
      const [first, ...others] = one.includes;
      bytes.byte(first.scope === 'subtree' ? 1 : 0);
      for (const members of [others, one.excludes]) {
        bytes.number(members.length);
        for (const member of members) writeMember(bytes, wnidRank, first, member);
      }
    });
  }
  if (named.length > 0)
    writeSparse(bytes, named, ({ name }) => {
      bytes.text(name!);
    });
  if (title !== undefined) bytes.text(title);
  return bytes.toBase64Url();
}

function isSpecial({ includes, excludes }: SetClass, usual: Member['scope']): boolean {
  return includes.length > 1 || excludes.length > 0 || includes[0].scope !== usual;
}

function writeSparse<T>(
  bytes: ByteWriter,
  entries: readonly (readonly [number, T])[],
  write: (value: T) => void,
): void {
  bytes.number(entries.length);
  let before = -1;
  for (const [at, value] of entries) {
    bytes.number(at - before - 1);
    before = at;
    write(value);
  }
}

function writeMember(bytes: ByteWriter, wnidRank: Uint32Array, first: Member, { node, scope }: Member): void {
  bytes.signed((wnidRank[node]! - wnidRank[first.node]!) * 2 + (scope === 'subtree' ? 1 : 0));
}

/** Reads a class set from letters of an address; a fault where they hold none. O(classes). */
export function decodeClassSet(taxonomy: Taxonomy, code: string): ClassSet | CodeFault {
  const bytes = fromBase64Url(code);
  if (bytes === undefined) return { fault: 'it holds a letter that addresses of class sets do not have' };
  try {
    return readSet(taxonomy, new ByteReader(bytes));
  } catch (error) {
    if (error instanceof RangeError) return { fault: error.message };
    throw error;
  }
}

function readSet(taxonomy: Taxonomy, bytes: ByteReader): ClassSet {
  const head = bytes.byte();
  if (head >> 5 !== FORMAT)
    throw new RangeError(`it is of format ${String(head >> 5)}, and this site reads ${String(FORMAT)}`);
  const has = (flag: number): boolean => (head & flag) !== 0;
  const count = bytes.number(MOST_CLASSES);
  const memberAt = (rank: number, scope: Member['scope']): Member => {
    const node = taxonomy.columns.wnidOrder[rank];
    if (node === undefined) throw new RangeError('it names a synset that WordNet 3.0 does not have');
    return { node: nodeIndex(node), scope };
  };
  const usual = has(FLAGS.subtree) ? 'subtree' : 'own';
  const classes: { name: string | undefined; includes: [Member, ...Member[]]; excludes: Member[] }[] = [];
  let rank = has(FLAGS.unsorted) ? 0 : -1;
  for (let at = 0; at < count; at++) {
    rank += has(FLAGS.unsorted) ? bytes.signed() : bytes.number() + 1;
    classes.push({ name: undefined, includes: [memberAt(rank, usual)], excludes: [] });
  }
  if (has(FLAGS.members)) {
    readSparse(bytes, classes, (one) => {
      const first = { ...one.includes[0], scope: bytes.byte() === 1 ? ('subtree' as const) : ('own' as const) };
      one.includes = [first];
      for (const members of [one.includes, one.excludes]) {
        for (let left = bytes.number(taxonomy.size); left > 0; left--) {
          const value = bytes.signed();
          const isSubtree = (value & 1) === 1;
          members.push(memberAt(taxonomy.wnidRank[first.node]! + Math.floor(value / 2), isSubtree ? 'subtree' : 'own'));
        }
      }
    });
  }
  if (has(FLAGS.names))
    readSparse(bytes, classes, (one) => {
      one.name = bytes.text(MOST_TEXT);
    });
  const title = has(FLAGS.title) ? bytes.text(MOST_TEXT) : undefined;
  bytes.expectEnd();
  return { title, classes };
}

function readSparse<T>(bytes: ByteReader, values: readonly T[], read: (value: T) => void): void {
  let at = -1;
  for (let left = bytes.number(values.length); left > 0; left--) {
    at += bytes.number() + 1;
    const value = values[at];
    if (value === undefined) throw new RangeError('it describes a class that it does not have');
    read(value);
  }
}
