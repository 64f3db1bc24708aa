import { describe, expect, it } from 'vitest';
import { expectRefusal } from '../../fixtures/expect-refusal.ts';
import { miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { wnidsOf } from '../../search/judgements.ts';

const HEAD = 'wnid\tlemma\twords';
const plainWords = (...lines: string[]) => ({
  plainWords: textFile('plain-words.tsv', `${[HEAD, ...lines].join('\n')}\n`),
});

describe('plain words', () => {
  it.each([
    ['no words', [`${miniWnid('dog')}\tdog\t `], 2, 'words', 'none', 'Correct the line.'],
    [
      'a synset twice',
      [`${miniWnid('dog')}\tdog\tbarks`, `${miniWnid('dog')}\tdog\tpulls`],
      3,
      'another synset',
      JSON.stringify(miniWnid('dog')),
      'Join the two lines.',
    ],
  ])('with %s are refused', async (_what, lines, line, expected, came, advice) => {
    await expectRefusal(
      plainWords(...lines),
      `plain-words.tsv:${String(line)}: expected ${expected}, came ${came}. ${advice}`,
    );
  });

  it('lead descriptions, and nothing else, to what they are given for', async () => {
    const row = `${miniWnid('goldfish')}\tgoldfish\tkept company round`;
    const catalogues = await Promise.all([miniInputs(), miniInputs(plainWords(row))].map(buildAndOpen));
    const [before, after] = catalogues.map((catalogue) => ({
      found: wnidsOf(
        catalogue,
        catalogue.searcher.search('that which is round for company', catalogue.datasets[0], { from: 0, count: 9 })
          .found,
      ),
      suggested: wnidsOf(catalogue, catalogue.searcher.suggest('round company', 9, catalogue.datasets[0])),
    }));
    expect(after!.found[0]).toBe(miniWnid('goldfish'));
    expect(before!.found[0]).not.toBe(miniWnid('goldfish'));
    expect(after!.suggested).toEqual(before!.suggested);
  });
});
