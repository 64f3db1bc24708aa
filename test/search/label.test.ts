import { describe, expect, it } from 'vitest';
import { otherSpellings, readLabel } from '../../src/search/label.ts';

const read = (text: string): string[] => readLabel(text).map(({ text: part }) => part);

describe('readLabel', () => {
  it.each<[string, string[]]>([
    ['dog', ['dog']],
    ['notebook/laptop', ['notebook', 'laptop']],
    ['couch | sofa', ['couch', 'sofa']],
    ['couch; sofa', ['couch', 'sofa']],
    ['dogs and cats', ['dogs', 'cats']],
    ['class: dog', ['dog']],
    ['label=dog', ['dog']],
    ['trafficLight', ['traffic Light']],
    ['TrafficLight_02', ['Traffic Light']],
    ['traffic_light', ['traffic light']],
    ['a photo of a cat', ['a cat']],
    ['/data/img/golden_retriever_001.jpg', ['golden retriever']],
    ['"dog."', ['dog']],
    ['', []],
  ])('reads %j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it.each([
    ['mouse (animal)', 'mouse', 'animal'],
    ['tank_top_(clothing)', 'tank top', 'clothing'],
    ['crane [bird]', 'crane', 'bird'],
  ])('takes what stands in brackets in %j for a hint', (text, part, hint) => {
    expect(readLabel(text)).toEqual([{ text: part, hint }]);
  });
});

describe('otherSpellings', () => {
  it.each([
    ['colour', 'color'],
    ['theatre', 'theater'],
    ['doughnut', 'donut'],
    ['aluminium', 'aluminum'],
    ['grey', 'gray'],
  ])('of %s has %s', (word, other) => {
    expect(otherSpellings(word)).toContain(other);
  });

  it('of a word that is spelt in one way is empty', () => {
    expect(otherSpellings('cat')).toEqual([]);
  });
});
