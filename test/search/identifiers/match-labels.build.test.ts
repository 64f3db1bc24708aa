import { expect, test } from 'vitest';
import { classNames } from '../../../src/domain/class-set/class-names.ts';
import { type LabelMatch, matchLabel } from '../../../src/search/identifiers/match-labels.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const match = (label: string): LabelMatch => matchLabel(catalogue, catalogue.datasets[0], label);

test('COCO’s 80 labels: most are sure, a dozen have several usual senses, six have no images or no synset', () => {
  const { set } = catalogue.publishedSets.find(({ name }) => name === 'coco')!;
  const names = classNames(set, catalogue.readableNames);
  const states = Map.groupBy([...names, 'stop sign'], (name) => match(name).state);
  expect(states.get('bare')!.sort()).toEqual(['fire hydrant', 'surfboard', 'teddy bear']);
  expect(states.get('unknown')!.sort()).toEqual(['potted plant', 'sports ball', 'stop sign']);
  expect(states.get('ambiguous')).toContain('kite');
  expect(states.get('sure')!.length).toBeGreaterThanOrEqual(55);
});

test('that only one sense has images does not make it sure', () => {
  const { state, candidates } = match('cake');
  expect(state).toBe('ambiguous');
  expect(candidates.length).toBeGreaterThan(2);
});

test('identifiers of every kind are sure', () => {
  for (const label of ['n02084071', 'dog.n.01', 'dog%1:05:00::', 'in1k:207'])
    expect(match(label)).toMatchObject({ state: 'sure' });
  expect(match('n02084071').candidates).toEqual([{ node: at('n02084071'), share: 1 }]);
});

test('shares of the senses add up to one', () => {
  const shares = match('orange').candidates.map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
});

test('a label of alternatives names what most of them name', () => {
  for (const [label, wnid] of [
    ['door;double door', 'n03226880'],
    ['blind, screen', 'n02851099'],
    ['step/stair', 'n04314914'],
    ['mouse (animal)', 'n02330245'],
    ['land;ground;soil', 'n09335240'],
  ] as const)
    expect(match(label).candidates[0]?.node, label).toBe(at(wnid));
  const { set } = catalogue.publishedSets.find(({ name }) => name === 'in1k')!;
  const lists = set.classes
    .map(({ includes }) => catalogue.lexicon.lemmas(includes[0].node))
    .filter(({ length }) => length > 1);
  expect(lists.length).toBeGreaterThan(480);
  for (const lemmas of lists) {
    const { node } = match(lemmas.join(', ')).candidates[0]!;
    expect(catalogue.lexicon.lemmas(node), lemmas.join(', ')).toEqual(expect.arrayContaining(lemmas));
  }
});

test('a label of which only parts are known stays unknown', () => {
  expect(match('arcade machine').state).toBe('unknown');
  expect(match('red car/blue car').state).toBe('unknown');
});
