import { Parser, type Quad, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { selectClassList, selectDataset, withAllAbove } from '../../../src/format/exports/selection.ts';
import { depictionTurtle, skosTurtle } from '../../../src/format/exports/skos.ts';
import { wordnetJson } from '../../../src/format/exports/wordnet-json.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { miniInputs, miniWnid } from '../../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { releaseDataset } from '../../../src/domain/dataset/dataset.ts';

const ORIGIN = 'https://canopy.example';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const BROADER_INSTANTIAL = 'http://purl.org/iso25964/skos-thes#broaderInstantial';
const mini = await buildAndOpen(miniInputs());
const miniDataset = selectDataset(mini.taxonomy, mini.datasets[0]);

function parsed(turtle: Iterable<string>): Store {
  return new Store(new Parser({ format: 'text/turtle' }).parse([...turtle].join('')));
}

function objects(store: Store, subject: string, predicate: string): string[] {
  return store
    .getObjects(subject, predicate, null)
    .map(({ value }) => value)
    .sort();
}

describe('SKOS', () => {
  const concept = (name: string): string => `${ORIGIN}/synset/${miniWnid(name)}`;

  it('says which image shows a synset, by an address that Turtle can hold', async () => {
    const node = mini.taxonomy.node(parseWnid(miniWnid('dog'))!)!;
    const urls = {
      nodes: () => [node],
      itemsOf: () =>
        Promise.resolve([
          { id: 'a_1', url: 'https://a.example/a|b%20c.jpg' },
          { id: 'a_2', url: 'https://a.example/2' },
        ]),
    };
    const depictions = parsed(
      await Array.fromAsync(depictionTurtle({ taxonomy: mini.taxonomy, origin: ORIGIN }, urls)),
    );
    expect(objects(depictions, concept('dog'), 'http://xmlns.com/foaf/0.1/depiction')).toEqual([
      'https://a.example/a%7Cb%20c.jpg',
    ]);
  });

  it('of a class list keeps the order of its classes', () => {
    const filed = parsed(
      skosTurtle(
        { taxonomy: mini.taxonomy, lexicon: mini.lexicon, origin: ORIGIN },
        selectClassList(mini.classLists[0]!),
      ),
    );
    const lists = filed.extractLists();
    const [head] = filed.getObjects(null, `${SKOS}memberList`, null);
    expect(lists[head!.value]?.map(({ value }) => value)).toEqual([concept('husky'), concept('dog')]);
  });

  it('of the release names each hypernym that WordNet has, and labels every concept once', () => {
    const selection = selectDataset(catalogue.taxonomy, releaseDataset(catalogue.datasets));
    const count = { concepts: 0, labels: 0, broader: 0, instantial: 0, members: 0 };
    const tally = ({ predicate, object }: Quad): void => {
      if (object.value === `${SKOS}Concept`) count.concepts++;
      else if (predicate.value === `${SKOS}prefLabel`) count.labels++;
      else if (predicate.value === `${SKOS}broader`) count.broader++;
      else if (predicate.value === BROADER_INSTANTIAL) count.instantial++;
      else if (predicate.value === `${SKOS}member`) count.members++;
    };
    for (const quad of new Parser({ format: 'text/turtle' }).parse(
      [...skosTurtle({ taxonomy: catalogue.taxonomy, lexicon: catalogue.lexicon, origin: ORIGIN }, selection)].join(''),
    ))
      tally(quad);
    const all = withAllAbove(catalogue.taxonomy, selection.nodes);
    expect(count).toEqual({
      concepts: all.length,
      labels: all.length + 1, // the collection has one too
      broader: all.reduce((sum, node) => sum + catalogue.taxonomy.hypernymsOf(node).length, 0),
      instantial: all.reduce((sum, node) => sum + catalogue.taxonomy.instanceHypernymsOf(node).length, 0),
      members: 21_841,
    });
  });
});

describe('Global WordNet JSON-LD', () => {
  interface Sense {
    '@id': string;
    synsetRef: string;
  }
  interface Entry {
    '@id': string;
    lemma: { writtenForm: string };
    partOfSpeech: string;
    sense: Sense[];
  }
  interface Synset {
    '@id': string;
    definition: { gloss: string }[];
    relations?: { relType: string; target: string }[];
  }
  interface Lexicon {
    '@context': { '@language': string };
    '@type': string;
    entry: Entry[];
    synset: Synset[];
  }
  const document = JSON.parse([...wordnetJson(mini, miniDataset)].join('')) as {
    '@context': string;
    '@graph': [Lexicon];
  };
  const [lexicon] = document['@graph'];
  const ilsvrc = selectClassList(catalogue.classLists[0]!);
  const [real] = (JSON.parse([...wordnetJson(catalogue, ilsvrc)].join('')) as { '@graph': [Lexicon] })['@graph'];
  /** The relations of its schema that WordNet has between nouns. */
  const RELATIONS_OF_SCHEMA = [
    'hypernym',
    'hyponym',
    'instance_hypernym',
    'instance_hyponym',
    'holo_member',
    'holo_substance',
    'holo_part',
    'mero_member',
    'mero_substance',
    'mero_part',
    'domain_topic',
    'domain_region',
    'exemplifies',
    'has_domain_topic',
    'has_domain_region',
    'is_exemplified_by',
  ];
  const idOf = (name: string): string => `pwn30-${miniWnid(name).slice(1)}-n`;

  it('has what the association’s schema requires of a lexicon', () => {
    expect(document['@context']).toBe('http://globalwordnet.github.io/schemas/wn-json-context-1.0.json');
    for (const property of ['@context', '@id', '@type', 'label', 'language', 'email', 'license', 'version'])
      expect(lexicon).toHaveProperty([property]);
    expect(lexicon['@context']['@language']).toBe('en');
    expect(lexicon['@type']).toBe('lime:Lexicon');
  });

  it('holds no property and no relation that the schema does not know', () => {
    const known = (allowed: readonly string[], things: readonly object[]): void => {
      expect(
        [...new Set(things.flatMap((thing) => Object.keys(thing)))].filter((name) => !allowed.includes(name)),
      ).toEqual([]);
    };
    known(['@context', '@graph'], [document]);
    known(
      [
        '@context',
        '@id',
        '@type',
        'label',
        'language',
        'email',
        'license',
        'version',
        'url',
        'description',
        'entry',
        'synset',
      ],
      [lexicon],
    );
    known(['@id', 'lemma', 'partOfSpeech', 'sense'], lexicon.entry);
    known(
      ['writtenForm'],
      lexicon.entry.map(({ lemma }) => lemma),
    );
    known(
      ['@id', 'synsetRef'],
      lexicon.entry.flatMap(({ sense }) => sense),
    );
    known(['@id', 'partOfSpeech', 'lexfile', 'definition', 'example', 'relations'], lexicon.synset);
    known(
      ['gloss'],
      lexicon.synset.flatMap(({ definition }) => definition),
    );
    known(
      ['relType', 'target'],
      lexicon.synset.flatMap(({ relations = [] }) => relations),
    );
    const relations = new Set(real.synset.flatMap(({ relations: all = [] }) => all.map(({ relType }) => relType)));
    expect([...relations].filter((name) => !RELATIONS_OF_SCHEMA.includes(name))).toEqual([]);
    // An empty list is not allowed where there could be none.
    for (const list of [
      ...lexicon.entry.map(({ sense }) => sense),
      ...real.synset.flatMap(({ definition, relations: all }) => [definition, ...(all === undefined ? [] : [all])]),
    ]) {
      expect(list.length).toBeGreaterThan(0);
    }
  });

  it('has an entry for each lemma, with a sense for each synset it stands in', () => {
    const dog = lexicon.entry.find(({ lemma }) => lemma.writtenForm === 'domestic dog');
    expect(dog).toMatchObject({ partOfSpeech: 'noun', sense: [{ synsetRef: idOf('dog') }] });
    const cafe = lexicon.entry.find(({ lemma }) => lemma.writtenForm === 'café');
    expect(cafe?.['@id']).toBe('pwn30-caf%C3%A9-n');
    const ids = lexicon.entry.flatMap((entry) => [entry['@id'], ...entry.sense.map((sense) => sense['@id'])]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that it does not hold', () => {
    const held = new Set(lexicon.synset.map((synset) => synset['@id']));
    expect(held.size).toBe(lexicon.synset.length);
    for (const { sense } of lexicon.entry) for (const { synsetRef } of sense) expect(held).toContain(synsetRef);
    for (const { relations = [] } of lexicon.synset) for (const { target } of relations) expect(held).toContain(target);
    expect(lexicon.synset.find((synset) => synset['@id'] === idOf('earth'))?.relations).toEqual([
      { relType: 'instance_hypernym', target: idOf('planet') },
    ]);
  });

  it('has every hypernym and meronym of ILSVRC’s classes that it holds', () => {
    expect(real.synset).toHaveLength(withAllAbove(catalogue.taxonomy, ilsvrc.nodes).length);
    const root = real.synset.filter(
      ({ relations = [] }) => !relations.some(({ relType }) => relType.includes('hypernym')),
    );
    expect(root.map((synset) => synset['@id'])).toEqual([`pwn30-${catalogue.taxonomy.wnid(nodeIndex(0)).slice(1)}-n`]);
  });
});
