import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { SynsetOrder } from '../../../src/domain/wordnet/synset-order.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import type { StatusEntry, StatusParts } from '../../../src/format/imagenet/release-status.ts';
import { decodeJson, InputError, type InputFile } from '../text/input.ts';

/** Differences between successive numbers; the first is the number itself. */
const differences = z.array(z.int());

const schema = z.strictObject({
  /** Ranks among all nouns in wnid order. */
  synsets: differences,
  /** Children whose hypernyms do not come in ascending order of their ids: the child's id, then those of its hypernyms. */
  parents: z.array(z.array(z.int().min(1)).min(3)),
  /** Positions in `synsets`. */
  list: differences,
  /** Synsets that only the status names, each with its images. */
  unlisted: z.array(z.tuple([z.string(), z.int().min(0)])),
  /** Positions in `list` followed by `unlisted`, by version. */
  status: z.array(z.strictObject({ version: z.string(), synsets: differences })),
  /** The synsets that the status names as having visual words: positions as in `status`. */
  bow: z.strictObject({ version: z.string(), synsets: differences }),
});

/** The orders in which a release gave out its synsets. */
export interface ReleaseOrders {
  readonly order: SynsetOrder;
  /** Hypernyms of the synsets that list them in another order than by id. */
  readonly parents: ReadonlyMap<NodeIndex, readonly NodeIndex[]>;
  readonly status: StatusParts;
}

/** Reads the orders of a release. @throws InputError for a position that there is not. */
export function readReleaseOrders(file: InputFile, taxonomy: Taxonomy, ownImages: Uint32Array): ReleaseOrders {
  const advice = 'Take the file of the repository again; data/README.md describes it.';
  const refuse = (came: string): never => {
    throw new InputError(file.name, { expected: 'the orders of a release', came, advice });
  };
  const parsed = schema.safeParse(decodeJson({ name: file.name, bytes: gunzipSync(file.bytes) }, advice));
  if (!parsed.success) return refuse(z.prettifyError(parsed.error));
  const { synsets, parents, list, unlisted, status, bow } = parsed.data;
  const at = <T>(values: ArrayLike<T>, position: number): T =>
    values[position] ?? refuse(`position ${String(position)}`);

  const { wnidOrder } = taxonomy.columns;
  const ordered = sumsOf(synsets).map((rank) => nodeIndex(at(wnidOrder, rank)));
  const listed = sumsOf(list).map((position) => at(ordered, position));
  const known = [
    ...listed.map((node) => ({ wnid: taxonomy.wnid(node), images: ownImages[node]! })),
    ...unlisted.map(([wnid, images]) => ({ wnid, images })),
  ];
  const entries = (version: string, positions: readonly number[]): StatusEntry[] =>
    sumsOf(positions).map((position) => ({ ...at(known, position), version }));
  const order = orderOf(taxonomy, ordered, listed);
  const nodeAt = (id: number): NodeIndex => order.nodeOf(id) ?? refuse(`id ${String(id)}`);
  return {
    order,
    parents: new Map(parents.map(([child = 0, ...others]) => [nodeAt(child), others.map(nodeAt)])),
    status: {
      entries: status.flatMap((group) => entries(group.version, group.synsets)),
      bow: entries(bow.version, bow.synsets),
    },
  };
}

/** Numbers the synsets of an order, then the others in wnid order. */
export function orderOf(taxonomy: Taxonomy, ordered: readonly NodeIndex[], listed: readonly NodeIndex[]): SynsetOrder {
  const synsetId = new Uint32Array(taxonomy.size);
  const listPlace = new Uint32Array(taxonomy.size);
  let id = 0;
  for (const node of ordered) synsetId[node] = ++id;
  for (const node of taxonomy.columns.wnidOrder) if (synsetId[node] === 0) synsetId[node] = ++id;
  listed.forEach((node, place) => (listPlace[node] = place + 1));
  return new SynsetOrder({ synsetId, listPlace });
}

function sumsOf(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
