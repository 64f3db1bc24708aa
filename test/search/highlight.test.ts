import { describe, expect, it } from 'vitest';
import { markOf } from '../../src/search/highlight.ts';
import { soundOf } from '../../src/search/words/sound.ts';

const marked = (text: string, typed: string): string | undefined => {
  const mark = markOf(text, typed);
  return mark && text.slice(...mark);
};

describe('markOf', () => {
  it.each([
    ['golden retriever', 'gol', 'gol'],
    ['golden retriever', 'RETR', 'retr'],
    ['golden retriever', 'goldenr', 'golden r'],
    ["jack-o'-lantern", 'jackol', "jack-o'-l"],
    ['Crème brûlée', 'creme b', 'Crème b'],
    ['St. Bernard', 'st bern', 'St. Bern'],
  ])('marks in %j, for %j, %j', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it.each([
    ['retriever', 'triever'],
    ['dog', 'cat'],
    ['dog', 'dogs'],
    ['dog', ''],
    ['', 'dog'],
  ])('marks nothing in %j for %j', (text, typed) => {
    expect(marked(text, typed)).toBeUndefined();
  });
});

it.each([
  ['dolfin', 'dolphin'],
  ['rinoceros', 'rhinoceros'],
  ['nife', 'knife'],
  ['xilophone', 'xylophone'],
  ['sinagogue', 'synagogue'],
])('hears %s like %s', (typed, meant) => {
  expect(soundOf(typed)).toBe(soundOf(meant));
});

it('hears no coffin in a dolphin', () => {
  expect(soundOf('dolfin')).not.toBe(soundOf('coffin'));
});
