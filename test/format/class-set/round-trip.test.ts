import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SetClass, setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { decodeClassSet, encodeClassSet } from '../../../src/format/class-set/class-code.ts';
import { classTableLines, parseClassTable } from '../../../src/format/class-set/class-table.ts';
import { canonicalText, fingerprint } from '../../../src/format/class-set/fingerprint.ts';
import { formatMembers, parseMembers } from '../../../src/format/class-set/member-text.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';
import { miniWnid } from '../../fixtures/mini-inputs.ts';
import { classSets } from '../../fixtures/mini-sets.ts';

const { taxonomy } = miniCatalogue;

describe('an address', () => {
  test('holds three synsets with their subtrees in seven letters', () => {
    const set = setOfNodes([mini('animal'), mini('dog'), mini('snack')], 'subtree');
    expect(encodeClassSet(taxonomy, set)).toBe('IQMBAAk');
    expect(decodeClassSet(taxonomy, 'IQMBAAk')).toEqual(set);
  });

  test('gives back every set as it was: members, exclusions, names, order and title', () => {
    fc.assert(
      fc.property(classSets, (set) => {
        const code = encodeClassSet(taxonomy, set);
        expect(code).toMatch(/^[\w-]+$/);
        expect(decodeClassSet(taxonomy, code)).toEqual(set);
      }),
      { numRuns: 500 },
    );
  });

  test('that is cut short, prolonged or of another format is refused with a reason', () => {
    const code = encodeClassSet(taxonomy, setOfNodes([mini('animal'), mini('dog')], 'own', 'Ä title'));
    for (let length = 0; length < code.length - 1; length++)
      expect(decodeClassSet(taxonomy, code.slice(0, length))).toHaveProperty('fault');
    expect(decodeClassSet(taxonomy, `${code}AA`)).toEqual({ fault: 'something follows its end' });
    expect(decodeClassSet(taxonomy, `${code}!`)).toEqual({
      fault: 'it holds a letter that addresses of class sets do not have',
    });
    expect(decodeClassSet(taxonomy, 'AQMBAAk')).toEqual({ fault: 'it is of format 0, and this site reads 1' });
    expect(decodeClassSet(taxonomy, 'IQF_')).toEqual({ fault: 'it names a synset that WordNet 3.0 does not have' });
  });

  test('of any letters either holds a set or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABCIKMQghijz019_-'.split('')), maxLength: 40 }), (code) => {
        const set = decodeClassSet(taxonomy, code);
        if ('fault' in set) expect(set.fault).not.toBe('');
        else expect(set.classes.length).toBeLessThanOrEqual(code.length * 2);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a table', () => {
  const nameOf = ({ includes: [{ node }] }: SetClass): string => miniCatalogue.lexicon.firstLemma(node);

  test('has a line a class, with index, name and members', () => {
    const set = {
      title: undefined,
      classes: [
        {
          name: 'hound',
          includes: [{ node: mini('dog'), scope: 'subtree' }],
          excludes: [{ node: mini('husky'), scope: 'own' }],
        },
      ],
    } as const;
    expect([...classTableLines(taxonomy, set, ['hound'])].join('')).toBe(
      `index\tname\tsynsets\n0\thound\t${miniWnid('dog')}/ -${miniWnid('husky')}\n`,
    );
  });

  test('gives back every set but for its title and for names that need no place', () => {
    fc.assert(
      fc.property(classSets, ({ classes }) => {
        const set = {
          title: undefined,
          classes: classes.map((one) => ({ ...one, name: one.name?.replaceAll(/\s/g, '_') })),
        };
        const names = set.classes.map((one) => one.name ?? nameOf(one));
        const expected = set.classes.map((one) => (one.name === nameOf(one) ? { ...one, name: undefined } : one));
        expect(parseClassTable(taxonomy, [...classTableLines(taxonomy, set, names)].join(''), nameOf)).toEqual({
          ...set,
          classes: expected,
        });
      }),
    );
  });

  test.each([
    ['', 1, 'the columns index, name and synsets'],
    ['wnid\n', 1, 'the columns index, name and synsets'],
    ['index\tname\tsynsets\n1\ta\tn00000000\n', 2, 'index 0'],
    ['index\tname\tsynsets\n0\ta\tn00000000\n', 2, 'synsets of WordNet 3.0'],
    ['index\tname\tsynsets\n0\ta\tdog\n', 2, 'members such as n02084071/ or -n02087551'],
    [`index\tname\tsynsets\n0\ta\t-${miniWnid('dog')}\n`, 2, 'at least one member without a -'],
    [`index\tname\tsynsets\n0\ta\n`, 2, 'members such as n02084071/ or -n02087551'],
  ])('%j is refused at its line', (text, line, expected) => {
    expect(parseClassTable(taxonomy, text, nameOf)).toMatchObject({ line, expected });
  });
});

describe('members as text', () => {
  test('may have a plus, and come back without it', () => {
    const text = `+${miniWnid('dog')}/ -${miniWnid('husky')}`;
    const members = parseMembers(taxonomy, text);
    expect('came' in members ? members : formatMembers(taxonomy, members)).toBe(text.slice(1));
  });
});

describe('a fingerprint', () => {
  const set = setOfNodes([mini('dog'), mini('snack')], 'subtree');

  test('is the SHA-256 of the canonical text', () => {
    expect(canonicalText(taxonomy, set)).toBe(`class-set wordnet-3.0\n${miniWnid('dog')}/\n${miniWnid('snack')}/\n`);
    expect(fingerprint(taxonomy, set)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('depends on order, scope and exclusions, not on names, title or the order of members', () => {
    const mark = fingerprint(taxonomy, set);
    const [dog, snack] = set.classes;
    expect(fingerprint(taxonomy, { title: 'x', classes: [{ ...dog!, name: 'y' }, snack!] })).toBe(mark);
    expect(fingerprint(taxonomy, { ...set, classes: [snack!, dog!] })).not.toBe(mark);
    expect(fingerprint(taxonomy, setOfNodes([mini('dog'), mini('snack')], 'own'))).not.toBe(mark);
    const two = (a: string, b: string): string =>
      fingerprint(taxonomy, {
        title: undefined,
        classes: [
          {
            name: undefined,
            includes: [
              { node: mini(a), scope: 'own' },
              { node: mini(b), scope: 'own' },
            ],
            excludes: [],
          },
        ],
      });
    expect(two('dog', 'cafe')).toBe(two('cafe', 'dog'));
  });
});
