import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { pageContext } from '../../../src/view/page-context.ts';
import { synsetPage } from '../../../src/view/synset/page.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';
import { contextOf } from '../context.ts';

describe('the synset page', () => {
  const dog = synsetPage(contextOf(), at('n02084071'));

  it('tells dog’s words, meaning and figures', () => {
    expect(dog).toMatchObject({
      wnid: 'n02084071',
      title: 'dog',
      lemmas: ['dog', 'domestic dog', 'Canis familiaris'],
      name: 'dog.n.01',
      examples: ['the dog barked all night'],
      isInstance: false,
      lexicographerFile: 'noun.animal',
      ownImages: 1603,
      subtreeSynsets: 190,
      synsetsBelow: 189,
      wordnet31: 'n02086723',
    });
    expect(dog.definition).toMatch(/^a member of the genus Canis .* occurs in many breeds$/);
    expect(dog.senseKeys).toContain('dog%1:05:00::');
  });

  it('names both parents, the parts and the wholes', () => {
    expect(dog.hypernyms.map((link) => link.wnid)).toEqual(['n02083346', 'n01317541']);
    expect(dog.relations.map(({ kind, synsets }) => [kind, synsets.map((link) => link.words)])).toEqual([
      ['partMeronym', ['flag']],
      ['memberHolonym', ['Canis, genus Canis', 'pack']],
    ]);
  });

  it('counts named instances apart from the subtree', () => {
    const volcano = synsetPage(contextOf('dataset=emoji'), at('n09472597'));
    expect(volcano).toMatchObject({ subtreeSynsets: 1, subtreeImages: 2, named: { synsets: 27, images: 2 } });
    expect(dog.named).toEqual({ synsets: 0, images: 0 });
  });

  it('keeps own and subtree images apart for geological formation', () =>
    expect(synsetPage(contextOf(), at('n09287968'))).toMatchObject({
      ownImages: 1808,
      subtreeImages: 126567,
      subtreeSynsets: 176,
    }));

  it('gives class indices in every list that holds the synset', () => {
    const husky = synsetPage(contextOf(), at('n02110185'));
    expect(husky.classIndices.find(({ list }) => list === 'in1k')).toMatchObject({ index: 250 });
    expect(dog.classIndices.some(({ list }) => list === 'in1k')).toBe(false);
  });

  it('has no image percentile for a synset without images', () =>
    expect(synsetPage(contextOf(), at('n00019128'))).toMatchObject({ ownImages: 0, imagePercentile: undefined }));

  it('lists instances apart from hyponyms', () => {
    const city = synsetPage(contextOf('tree=wordnet'), at('n08524735'));
    expect([city.hyponyms.length, city.instances.length]).toEqual([3, 661]);
  });

  it('falls back to the first dataset and the release tree for names there are not', () => {
    const context = contextOf('dataset=none&tree=none');
    expect(context.dataset).toBe(catalogue.datasets[0]);
    expect(context.tree.kind).toBe('release');
    expect(context.state).toEqual({ dataset: undefined, tree: undefined });
  });

  it('survives being written as JSON', () =>
    expect(JSON.parse(JSON.stringify(dog))).toMatchObject({
      wnid: 'n02084071',
      paths: dog.paths.map((path) => path.map(({ id }) => ({ id }))),
    }));

  it('is gathered for every synset of WordNet', () => {
    const context = pageContext(catalogue, new URLSearchParams('tree=wordnet'), 'https://example.org');
    for (const place of catalogue.taxonomy.columns.wnidOrder.filter((_, i) => i % 97 === 0)) {
      const page = synsetPage(context, nodeIndex(place));
      expect(page.definition, page.wnid).not.toBe('');
      expect(
        page.paths.every((path) => path[0]?.name === 'entity'),
        page.wnid,
      ).toBe(true);
    }
  });
});
