import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../scripts/pipeline/pictures/read-picture-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const folder = path.resolve(import.meta.dirname, '../../data/emoji');

interface Emoji {
  readonly hexcode: string;
  readonly annotation: string;
  readonly skintone_base_hexcode: string;
}

async function table(name: string, head: readonly string[]): Promise<string[][]> {
  const [first, ...lines] = (await readFile(path.join(folder, name), 'utf8')).trimEnd().split('\n');
  expect(first?.split('\t')).toEqual(head);
  return lines.map((line) => line.split('\t'));
}

const emoji = JSON.parse(await readFile(path.join(packageFolder('openmoji'), 'data/openmoji.json'), 'utf8')) as Emoji[];
const placed = await table('synsets.tsv', ['emoji', 'twemoji', 'wnid', 'decided', 'annotation', 'lemma', 'people']);
const unplaced = await table('unplaced.tsv', ['emoji', 'annotation', 'reason']);
const review = await table('review.tsv', ['emoji', 'annotation', 'wnid', 'lemma', 'gloss', 'verdict', 'note']);
const wnidOf = new Map(placed.map(([code = '', , wnid = '']) => [code, wnid]));

describe('the alignment of emoji', () => {
  test('places each of the 4,495 emoji of OpenMoji, or says why not, and never both', () => {
    const codes = [...placed, ...unplaced].map(([code]) => code);
    expect(codes.length).toBe(4495);
    expect(codes.toSorted()).toEqual(emoji.map(({ hexcode }) => hexcode).toSorted());
    expect(unplaced.filter(([, , reason]) => !reason)).toEqual([]);
  });

  test('places at least 3,500 emoji in at least 1,000 synsets', () => {
    expect(placed.length).toBeGreaterThanOrEqual(3500);
    expect(new Set(wnidOf.values()).size).toBeGreaterThanOrEqual(1000);
  });

  test('keeps the annotations as OpenMoji has them, and the first lemmas as WordNet has them', () => {
    const annotation = new Map(emoji.map((one) => [one.hexcode, one.annotation]));
    for (const [code = '', , wnid = '', , text, lemma = ''] of placed) {
      expect(text, code).toBe(annotation.get(code));
      expect(lemma.replaceAll('_', ' '), code).toBe(catalogue.lexicon.firstLemma(at(wnid)));
    }
    for (const [code = '', text] of unplaced) expect(text, code).toBe(annotation.get(code));
  });

  test('files a skin-tone variant where its base is', () => {
    const variants = emoji.filter(
      (one) => wnidOf.has(one.skintone_base_hexcode) && one.skintone_base_hexcode !== one.hexcode,
    );
    expect(variants.length).toBeGreaterThan(1000);
    const apart = variants.filter((one) => wnidOf.get(one.hexcode) !== wnidOf.get(one.skintone_base_hexcode));
    expect(apart.map(({ hexcode }) => hexcode)).toEqual([]);
  });

  test('names a Twemoji file wherever there is one for the code points', async () => {
    const files = new Set((await readdir(packageFolder('@twemoji/svg'))).filter((name) => name.endsWith('.svg')));
    // Twemoji writes code points in lower case without zeros in front, and mostly drops the variation selector FE0F.
    const bare = (code: string): string =>
      code
        .toLowerCase()
        .split('-')
        .map((part) => part.replace(/^0+(?=.)/, ''))
        .filter((part) => part !== 'fe0f')
        .join('-');
    const byBareName = new Map([...files].map((name) => [bare(name.slice(0, -4)), name.slice(0, -4)]));
    for (const [code = '', twemoji] of placed) expect(twemoji, code).toBe(byBareName.get(bare(code)) ?? '');
  });

  test('tells senses apart', () => {
    // crane the bird and not the machine, bat the mammal and not the club, mouse the rodent and not the device
    expect(wnidOf.get('1F987')).toBe('n02139199');
    expect(wnidOf.get('1F401')).toBe('n02330245');
    expect(wnidOf.get('1F415')).toBe('n02084071');
    expect(wnidOf.get('1F1EB-1F1F7')).toBe(wnidOfName('France'));
  });
});

describe('the review', () => {
  test('is of the 150 rows that the seed draws', () =>
    expect(review.map(([code]) => code)).toEqual(
      drawn(
        placed.map(([code = '']) => code),
        150,
        4495,
      ),
    ));

  test('finds at most 3 rows wrong, and these are corrected since', () => {
    const wrong = review.filter(([, , , , , verdict]) => verdict === 'wrong');
    expect(wrong.length).toBeLessThanOrEqual(3);
    for (const [code = '', , wnid = '', , , verdict] of review) {
      expect(['right', 'wrong']).toContain(verdict);
      expect(wnidOf.get(code) === wnid, code).toBe(verdict === 'right');
    }
  });
});

function wnidOfName(lemma: string): string | undefined {
  return placed.find(([, , , , , first]) => first === lemma)?.[2];
}

/** The first so many of a shuffle (Fisher and Yates) by the generator mulberry32, sorted. */
function drawn(codes: readonly string[], count: number, seed: number): string[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const rows = [...codes];
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
  return rows.slice(0, count).sort();
}
