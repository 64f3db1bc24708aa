import type { ClassList } from '../../../src/domain/class-list.ts';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { parseClassTable } from '../../../src/format/class-set/class-table.ts';
import { type ListedClasses, readClassList } from './read-class-list.ts';
import type { Inputs } from '../builds/inputs.ts';
import { Findings } from '../text/findings.ts';
import { tableOf } from './declared-table.ts';
import type { IdentifierReader } from './identifiers.ts';
import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { InputError, type InputFile } from '../text/input.ts';
import { byRank, type ClassListDeclaration, readClassListDeclaration } from './read-declarations.ts';
import { knownWnid, type WnidRegister } from './read-image-counts.ts';

/** Makes all declared class lists, by rank. @throws InputError as {@link buildClassList} does. */
export function buildClassLists(
  inputs: Inputs,
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  register: WnidRegister,
  identifiers: IdentifierReader,
): ClassList[] {
  const declarations = [...inputs.classLists].map(([name, file]) => readClassListDeclaration(name, file)).sort(byRank);
  return declarations.map((declaration) => {
    const { classes, file, skipUnknown } = declaration;
    if ('table' in classes) return readClassSet(declaration, tableOf(inputs, file, classes.table), taxonomy);
    const listed =
      'file' in classes
        ? readClassList(tableOf(inputs, file, classes.file), { identifiers, skipUnknown, findings: new Findings() })
        : { nodes: [], unknown: [] };
    return buildClassList(declaration, listed, datasets, taxonomy, register);
  });
}

/**
 * Makes a class list from its declaration.
 *
 * @param listed what its file lists, if it has one.
 * @throws InputError if its rule names a dataset there is not, or a wnid WordNet 3.0 does not have.
 */
function buildClassList(
  declaration: ClassListDeclaration,
  listed: ListedClasses,
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  register: WnidRegister,
): ClassList {
  const { classes } = declaration;
  const scope = 'scope' in classes ? classes.scope : 'own';
  const nodes = 'file' in classes ? listed.nodes : nodesByRule(declaration, datasets, taxonomy, register);
  const unknown = [...(declaration.unknown ?? []), ...listed.unknown];
  return { ...describeList({ ...declaration, unknown }), nodes, set: setOfNodes(nodes, scope, declaration.title) };
}

/** Reads a class table as a class list, whose classes keep the names that were published. @throws InputError at the first line of another form. */
function readClassSet(declaration: ClassListDeclaration, table: InputFile, taxonomy: Taxonomy): ClassList {
  const text = new TextDecoder().decode(table.bytes);
  const set = parseClassTable(taxonomy, text, () => '');
  if ('came' in set) {
    const { line, expected, came } = set;
    throw new InputError(table.name, {
      line,
      expected,
      came,
      advice: 'Mend the line; data/FORMAT.md describes class tables.',
    });
  }
  return {
    ...describeList(declaration),
    nodes: set.classes.map(({ includes: [first] }) => first.node),
    set: { ...set, title: declaration.title },
  };
}

function describeList(declaration: ClassListDeclaration): Omit<ClassList, 'nodes' | 'set'> {
  const { name, title, origin, alsoNamed, licence, splits, unknown, inTables } = declaration;
  return {
    name,
    title,
    origin,
    ...(alsoNamed === undefined ? {} : { alsoNamed }),
    ...(licence === undefined ? {} : { licence }),
    ...(splits === undefined ? {} : { splits }),
    ...(unknown === undefined || unknown.length === 0 ? {} : { unknown }),
    inTables,
  };
}

function nodesByRule(
  { classes, file }: ClassListDeclaration,
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  register: WnidRegister,
): NodeIndex[] {
  if (!('dataset' in classes)) return [];
  const dataset = datasets.find((d) => d.name === classes.dataset);
  if (dataset === undefined) {
    throw new InputError(file, {
      expected: `one of the datasets ${datasets.map((d) => d.name).join(', ')}`,
      came: classes.dataset,
      advice: 'Name a dataset that data/datasets declares.',
    });
  }
  const also = new Set((classes.and ?? []).map((wnid) => taxonomy.node(knownWnid({ file }, wnid, register))!));
  const nodes: NodeIndex[] = [];
  for (const place of taxonomy.columns.wnidOrder) {
    const node = nodeIndex(place);
    if (dataset.ownImages(node) > classes.imagesMoreThan || also.has(node)) nodes.push(node);
  }
  return nodes;
}
