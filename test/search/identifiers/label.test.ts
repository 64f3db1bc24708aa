import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../src/search/identifiers/label.ts';
import { otherSpellings } from '../../../src/search/words/other-spellings.ts';

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
    ['cat.4001.jpg', ['cat']],
    ['IMG_2034_zebra.PNG', ['zebra']],
    ['tiger-shark (2).jpg', ['tiger shark']],
    ['caltech101/grand_piano/image_0001.jpg', ['grand piano']],
    ['001.Black_footed_Albatross/0001_796111.jpg', ['Black footed Albatross']],
    ['C:\\data\\cat\\17.png', ['cat']],
    ['/a/abbey', ['abbey']],
    ['wall-other-merged', ['wall']],
    ['tabby: 0.93', ['tabby']],
    ['tabby (93 %)', ['tabby']],
    ['a bad photo of a violin', ['a violin']],
    ["men's shoes, potter's wheel", ["men's shoes", "potter's wheel"]],
    ['black and gold spider, Argiope aurantia', ['black and gold spider', 'Argiope aurantia']],
    ['#catsofinstagram', ['cat']],
    ['#sunsetlovers', ['sunset']],
    ['#wildlife', ['wildlife']],
    ['African.elephant', ['African elephant']],
    ['E. coli', ['E. coli']],
    ['salt and pepper shakers', ['salt', 'pepper shakers', 'salt shakers']],
    ['', []],
  ])('reads %j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it.each([
    ['mouse (animal)', 'mouse', 'animal'],
    ['tank_top_(clothing)', 'tank top', 'clothing'],
    ['crane [bird]', 'crane', 'bird'],
    ['a photo of a pug, a type of pet', 'a pug', 'pet'],
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
