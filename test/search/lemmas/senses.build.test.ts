import { describe, expect, it } from 'vitest';
import { IdentifierReader } from '../../../scripts/pipeline/datasets/identifiers.ts';
import { synsetNamed } from '../../../src/api/v1/request.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { synsetName } from '../../../src/domain/wordnet/sense.ts';
import { nodeIdentified } from '../../../src/search/identifiers/resolve-identifier.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, lexicon, searcher } = catalogue;
const importer = new IdentifierReader(taxonomy, lexicon, () => false, '3.0');

/** The name and the sense key of each noun sense, with its synset. */
const SENSES = Array.from({ length: taxonomy.size }, (_, i) =>
  [...lexicon.senses(nodeIndex(i))].map(
    (sense) => ({ node: nodeIndex(i), name: synsetName(sense), key: sense.senseKey }) as const,
  ),
).flat();

/** Returns the senses that are not reached by one of their forms. */
function unreached(isReached: (form: string, node: NodeIndex) => boolean): string[] {
  return SENSES.flatMap(({ node, name, key }) =>
    [name, key].filter((form) => !isReached(form, node)).map((form) => `${taxonomy.wnid(node)} ${form}`),
  );
}

describe('every noun sense', () => {
  it.each<[string, (text: string) => NodeIndex | undefined]>([
    ['the pages and at=', (text) => nodeIdentified(text, catalogue)],
    ['in:', (text) => searcher.meant(text.replaceAll('_', ' '))],
    ['the API', (text) => synsetNamed(text, catalogue)],
    ['the importer', (text) => importer.node(text)],
  ])('is reached by its name and by its key through %s', (_way, resolve) => {
    expect(new Set(SENSES.map(({ key }) => key)).size).toBe(146_312);
    expect(unreached((form, node) => resolve(form) === node)).toEqual([]);
  });

  it('is reached by its name and by its key through search, and nothing else is found', () => {
    const [dataset] = catalogue.datasets;
    const isFoundAlone = (form: string, node: NodeIndex): boolean => {
      const { total, found } = searcher.search(form, dataset, { from: 0, count: 1 });
      return total === 1 && found[0]?.node === node;
    };
    expect(unreached(isFoundAlone)).toEqual([]);
  });
});

describe('foreign spellings', () => {
  it.each([
    ['i46360', 'n02084071'],
    ['i35545', 'n00001740'],
    ['i100096', 'n11963158'],
    ['i110000', 'n13902336'],
    ['oewn-02086723-n', 'n02084071'],
    ['drywall%1:06:00::', 'n04547991'],
  ])('%s leads to %s', (text, wnid) => {
    expect(nodeIdentified(text, catalogue)).toBe(at(wnid));
  });

  it('that name nothing are never looked for as words', () => {
    const [dataset] = catalogue.datasets;
    for (const text of ['n99999999', 'dog.n.99', 'dog.v.01', 'dog%1:99:00::', 'ILSVRC2012_val_00000293.JPEG']) {
      const { total, notHeld } = searcher.search(text, dataset, { from: 0, count: 1 });
      expect([total, notHeld.length], text).toEqual([0, 1]);
    }
  });

  it('several in one box are found in their order, with what is not held told apart', () => {
    const [dataset] = catalogue.datasets;
    const asked = ['n02123045', 'n02084071', 'n99999999', 'cat.n.01'];
    const { found, notHeld } = searcher.search(asked.join(' '), dataset, { from: 0, count: 9 });
    expect(found.map(({ node }) => taxonomy.wnid(node))).toEqual(['n02123045', 'n02084071', 'n02121620']);
    expect(notHeld).toEqual([{ text: 'n99999999', kind: 'wnid' }]);
  });

  it('digits of a wnid are completed while typing', () => {
    const [dataset] = catalogue.datasets;
    const found = searcher.suggest('n020840', 8, dataset).map(({ node }) => taxonomy.wnid(node));
    expect(found).toContain('n02084071');
    for (const wnid of found) expect(wnid).toMatch(/^n020840/);
  });
});
