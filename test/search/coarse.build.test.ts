import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { wnidOf } from '../../src/domain/wordnet/wnid.ts';
import { notFoundPage } from '../../src/view/not-found-page.ts';
import { pageContext } from '../../src/view/page-context.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { innocentWords, slipOf } from './innocent-words.ts';

const { taxonomy, lexicon, searcher, search } = catalogue;
const [dataset] = catalogue.datasets;
const coarse = new Set<number>(search.coarse);
const PERSON_FILE = 18;

/** The rule that `data/search/README.md` states: patterns over definitions, the last over those of persons only. */
const TERM =
  /\b(obscene|offensive|disparag\w+|derogatory|insulting|pejorative|contemptuous|vulgar|abusive|unflattering|scornful)\b[^;]*\b(terms?|names?|words?|slang|expressions?|address)\b|\b(terms?|names?|words?) (of|with|for) (contempt|abuse|disparagement|address)|used as (a )?terms? of (contempt|abuse)|ethnic slur|sometimes offensive|considered offensive|regarded as offensive|derogatory|offensive slang|disparaging/;
const BODY =
  /\b(slang|obscene|vulgar|informal|euphemism)\b[^;]*\b(breasts?|genitals?|genitalia|penis|vagina|buttocks|testicles?|testis|anus|feces|excrement|intercourse|urination|erection|ejaculat\w+|orgasm|masturbat\w+|lesbian|homosexual|bisexual|prostitutes?|woman|women|girls?)\b/;
const SEX =
  /prostitut|brothel|oral sex|fellat|cunniling|masturbat|ejaculat|anal intercourse|sexual intercourse|sadomasoch|pornograph/;
const PERSON =
  /prostitut|promiscuous|lewd|lascivious|licentious|adulter|immoral|sexually (desirab|attract|promisc|arous|excit)|sexual (partner|desire)|despicable|contemptible|detestable|obnoxious|thoroughly disliked|whore|pimp|homosexual|lesbian|effeminate|\bstupid|foolish|fool\b|mentally (retarded|deficient)|low intelligence|idiot|\bugly|repulsive|slovenly|dull-witted|subnormal|unpleasant (person|woman|man)|malicious woman|sodomy|child molest|rapes|illegitimate|whip|perver|inferior race|socially inept|vulgar|grossly|disgusting|worthless/;

function foundBy(node: number): string | undefined {
  const [definition = ''] = lexicon.glossText(nodeIndex(node)).split(/; *"/, 1);
  if (TERM.test(definition)) return 'term';
  if (BODY.test(definition)) return 'body';
  if (SEX.test(definition)) return 'sex';
  return lexicon.columns.lexicographerFile[node] === PERSON_FILE && PERSON.test(definition) ? 'person' : undefined;
}

describe('the list of coarse synsets', () => {
  it('has a verdict for every synset that the rule names, and others only as found by hand', async () => {
    const text = await readFile(new URL('../../data/search/coarse.tsv', import.meta.url), 'utf8');
    const rows = text.trimEnd().split('\n').slice(1);
    const listed = new Map(rows.map((row) => [row.split('\t')[0]!, row.split('\t')[2]!]));
    const wrong: string[] = [];
    for (let node = 0; node < taxonomy.size; node++) {
      const wnid = taxonomy.wnid(nodeIndex(node));
      const expected = foundBy(node) ?? (listed.has(wnid) ? 'hand' : undefined);
      if (listed.get(wnid) !== expected) wrong.push(`${wnid} ${String(expected)}`);
    }
    expect(wrong).toEqual([]);
    expect(coarse.size).toBe(rows.filter((row) => row.split('\t')[1] === 'withheld').length);
  });
});

const firstTen = (text: string): number[] => [
  ...searcher.search(text, dataset, { from: 0, count: 10 }).found.map(({ node }) => node),
  ...searcher.search(text, dataset, { from: 0, count: 10 }).similar.map(({ node }) => node),
  ...searcher.suggest(text, 10, dataset).map(({ node }) => node),
];

describe('no insult', () => {
  it('is proposed to an address with a wrong digit, nor by its number in WordNet 3.1', () => {
    const context = pageContext(catalogue, new URLSearchParams(), '');
    for (const node of coarse) {
      const offset = taxonomy.columns.offset[node]!;
      const wrong = [offset - (offset % 10) + ((offset + 1) % 10), taxonomy.columns.offset31[node]!];
      for (const number of wrong) {
        const { similar, inWordnet31 } = notFoundPage(context, `/synset/${wnidOf(number)}`);
        const wnids = [...similar, inWordnet31].map((proposal) => proposal?.wnid);
        expect(wnids, String(number)).not.toContain(taxonomy.wnid(nodeIndex(node)));
      }
    }
  });

  it('is answered to a thousand innocent words, nor to a slip of each', () => {
    const words = innocentWords(1000);
    const insulted = words
      .flatMap((word) => [word, slipOf(word)])
      .filter((text) => firstTen(text).some((node) => coarse.has(node)));
    expect(words).toHaveLength(1000);
    expect(insulted).toEqual([]);
  });

  it('is answered first to names of peoples, bodies, work, food, animals and colours that are spelt like one', () => {
    const words = [
      ...'husky huksy german jewish muslim mexican chinese nigeria nigerian niger pakistan breast chest bottom thigh groin nurse maid'.split(
        ' ',
      ),
      ...'waitress dancer hostess masseuse farmer cowgirl fairy witch queen dick randy fanny paddy mick ginger honey cherry melon tart'.split(
        ' ',
      ),
      ...'cracker fruitcake ham turkey cock cow sow bitch ass monkey ape rat vixen beaver toad booby titmouse cockatoo black brown'.split(
        ' ',
      ),
      ...'yellow purple gay cute tool balls hose screw nut hoe dike dyke chinchilla snigger retriever sussex hooker dagger spice wok'.split(
        ' ',
      ),
      ...'grape analyst wench bush crack rack jugs'.split(' '),
      ...[
        'gypsy moth',
        'jew’s harp',
        'pussy cat',
        'pussy willow',
        'coon cat',
        'shih tzu',
        'blue tit',
        'spotted dick',
        'fat man',
      ],
      ...[
        'old woman',
        'bald man',
        'asian woman',
        'black woman',
        'young girl',
        'mexican food',
        'chinese lantern',
        'brazil nut',
      ],
    ];
    expect(words.length).toBeGreaterThan(100);
    const insulted = words.filter((text) => {
      const [first] = searcher.search(text, dataset, { from: 0, count: 1 }).found;
      return first !== undefined && coarse.has(first.node);
    });
    expect(insulted).toEqual([]);
  });

  it('is offered while typing, even where it is spelt out', () => {
    for (const node of coarse) {
      for (const lemma of lexicon.lemmas(nodeIndex(node)))
        expect(searcher.suggest(lemma, 8, dataset).filter((found) => coarse.has(found.node))).toEqual([]);
    }
  });

  it('stands among the senses of a word that has an innocent one: they are folded apart', () => {
    for (const text of ['fairy', 'queen', 'tool', 'pussy', 'bitch', 'dragon', 'witch', 'dike', 'spook', 'geek']) {
      const result = searcher.search(text, dataset, { from: 0, count: 100 });
      expect(
        result.found.filter(({ node }) => coarse.has(node)),
        text,
      ).toEqual([]);
      expect(
        result.coarse.map(({ node }) => coarse.has(node)),
        text,
      ).toContain(true);
    }
  });
});

describe('near spellings', () => {
  it('stand apart where the text is a lemma itself', () => {
    const { found, similar } = searcher.search('husky', dataset, { from: 0, count: 50 });
    expect(found.map(({ kind }) => kind)).not.toContain('misspelt');
    expect(similar.length).toBeGreaterThan(0);
  });

  it('never stand above what has the letters that were typed', () => {
    for (const text of [
      'husky',
      'huksy',
      'labrad',
      'desert',
      'manta',
      'colie',
      'sheperd',
      'terier',
      'pants',
      'violin',
    ]) {
      const kinds = searcher.search(text, dataset, { from: 0, count: 500 }).found.map(({ kind }) => kind);
      const last = kinds.findLastIndex((kind) => ['exact', 'inflected', 'prefix', 'word'].includes(kind));
      expect(kinds.slice(0, last + 1), text).not.toContain('misspelt');
    }
  });
});
