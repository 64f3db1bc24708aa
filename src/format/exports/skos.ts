import type { Catalogue } from '../../domain/catalogue.ts';
import type { Filed, ImageUrl } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { type Selection, withAllAbove } from './selection.ts';

/** Data from which SKOS is written. */
export interface SkosParts extends Pick<Catalogue, 'taxonomy' | 'lexicon'> {
  /** Origin of the site, without a slash at the end; concepts are named by their pages' addresses. */
  readonly origin: string;
}

/**
 * Yields a selection as a SKOS concept scheme in Turtle.
 *
 * Its synsets and all that is above them are concepts; the selection itself is a collection, of a class list an ordered
 * one. Instances have their classes by `broaderInstantial` of ISO 25964 instead of `broader`.
 */
export function* skosTurtle({ taxonomy, lexicon, origin }: SkosParts, selection: Selection): Generator<string> {
  const { kind, name, title, description, nodes } = selection;
  const scheme = `<${origin}/datasets#${name}>`;
  const concept = (node: NodeIndex): string => `synset:${taxonomy.wnid(node)}`;
  const all = withAllAbove(taxonomy, nodes);
  // `broaderInstantial` does not make a hierarchy: a concept without `broader` is a top concept, too.
  const isTop = (node: NodeIndex): boolean => taxonomy.hypernymsOf(node).length === 0;
  const tops = all.filter(isTop);
  yield `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix iso-thes: <http://purl.org/iso25964/skos-thes#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix synset: <${origin}/synset/> .

${scheme} a skos:ConceptScheme ;
  dct:title ${english(title)} ;
  dct:description ${english(description)} ;
  dct:source <https://wordnet.princeton.edu/> ;
  skos:hasTopConcept ${tops.map(concept).join(', ')} .
`;
  for (const node of all) {
    const [preferred = '', ...alternatives] = [...new Set(lexicon.lemmas(node))];
    const { definition, examples } = lexicon.gloss(node);
    const broader = taxonomy.hypernymsOf(node);
    const statements = [
      `skos:notation ${literal(taxonomy.wnid(node))}`,
      `skos:prefLabel ${english(preferred)}`,
      ...list('skos:altLabel', alternatives.map(english)),
      `skos:definition ${english(definition)}`,
      ...list('skos:example', examples.map(english)),
      ...list('skos:broader', broader.map(concept)),
      ...list('iso-thes:broaderInstantial', taxonomy.instanceHypernymsOf(node).map(concept)),
      ...(isTop(node) ? [`skos:topConceptOf ${scheme}`] : []),
      `skos:inScheme ${scheme}`,
    ];
    yield `\n${concept(node)} a skos:Concept ;\n  ${statements.join(' ;\n  ')} .\n`;
  }
  const isOrdered = kind === 'classList';
  yield `\n<${origin}/exports/${isOrdered ? 'class-lists' : 'datasets'}/${name}> a skos:${isOrdered ? 'OrderedCollection' : 'Collection'} ;\n  skos:prefLabel ${english(title)} ;\n`;
  yield isOrdered ? '  skos:memberList (\n' : '  skos:member\n';
  let before = '    ';
  for (const node of nodes) {
    yield before + concept(node);
    before = isOrdered ? '\n    ' : ',\n    ';
  }
  yield isOrdered ? '\n  ) .\n' : ' .\n';
}

/**
 * Yields which image shows each synset, as statements of FOAF to follow those of SKOS: the first image of each.
 *
 * @param urls addresses of a dataset's images.
 */
export async function* depictionTurtle(
  { taxonomy, origin }: Pick<SkosParts, 'taxonomy' | 'origin'>,
  urls: Filed<ImageUrl>,
): AsyncGenerator<string> {
  yield '\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n';
  for (const node of urls.nodes()) {
    const [first] = await urls.itemsOf(node);
    if (first !== undefined) yield `<${origin}/synset/${taxonomy.wnid(node)}> foaf:depiction <${iri(first.url)}> .\n`;
  }
}

/** Escapes the characters that no IRI of Turtle has. */
function iri(url: string): string {
  return url.replace(/[<>"{}|^`\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function list(property: string, objects: readonly string[]): string[] {
  return objects.length === 0 ? [] : [`${property} ${objects.join(', ')}`];
}

function english(text: string): string {
  return `${literal(text)}@en`;
}

/** Formats a string of Turtle; JSON's escapes are valid in Turtle. */
function literal(text: string): string {
  return JSON.stringify(text);
}
