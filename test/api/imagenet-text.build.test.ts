import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageNetParts } from '../../src/api/imagenet/parts.ts';
import { answerText } from '../../src/api/imagenet/text.ts';
import { type NodeIndex, nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { hyponymWalk } from '../../src/domain/taxonomy/hyponym-walk.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { release } from './fake-release.ts';

async function ask(query: string, parts: ImageNetParts = release): Promise<string> {
  return (await answerText('wordnet.structure.hyponym', new URLSearchParams(query), parts)).text();
}

const [dog, husky, pet, goldfish, animal, planet] = ['dog', 'husky', 'pet', 'goldfish', 'animal', 'planet'].map(
  miniWnid,
);

describe('hyponym', () => {
  it('answers the synset, then each one right below after a dash, CRLF after every line', async () => {
    expect(await ask(`wnid=${animal!}`)).toBe(`${animal!}\r\n-${dog!}\r\n-${pet!}\r\n`);
    expect(await ask(`wnid=${animal!}&full=0`)).toBe(`${animal!}\r\n-${dog!}\r\n-${pet!}\r\n`);
    expect(await ask(`wnid=${husky!}`)).toBe(`${husky!}\r\n`);
  });

  it('with full=1 answers all below, each once, one dash at any depth', async () =>
    expect(await ask(`full=1&wnid=${animal!}`)).toBe(
      `${animal!}\r\n-${dog!}\r\n-${husky!}\r\n-${pet!}\r\n-${goldfish!}\r\n`,
    ));

  it('leaves instances out', async () => expect(await ask(`full=1&wnid=${planet!}`)).toBe(`${planet!}\r\n`));

  it('of any real synset lists its distinct descendants', async () => {
    const { taxonomy } = catalogue;
    const order = await catalogue.synsetOrder();
    const sample = fc.integer({ min: 0, max: taxonomy.size - 1 }).map(nodeIndex);
    const check = (node: NodeIndex): void => {
      const walked = [...hyponymWalk(taxonomy, order, node)];
      expect(new Set(walked).size).toBe(walked.length);
      const all = [...nodesOf(taxonomy.descendants(node), taxonomy.columns.level)].filter((other) => other !== node);
      expect(walked.sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b));
    };
    fc.assert(fc.property(sample, check), { numRuns: 300 });
    for (const wnid of ['n00001740', 'n02084071', 'n00007846']) check(at(wnid));
  });

  it('of the eighteen hyponyms of dog gives those of WordNet 3.0', async () => {
    const parts = { ...release, catalogue, order: await catalogue.synsetOrder() };
    const lines = (await ask('wnid=n02084071', parts)).split('\r\n');
    expect(lines[0]).toBe('n02084071');
    expect(lines).toHaveLength(18 + 2);
    // The first three of wordnet.is_a.txt that have dog for their parent.
    expect(lines.slice(1, 4)).toEqual(['-n02084732', '-n02087122', '-n02110341']);
  });
});

it.each(['', 'imagenet', 'toString', '__proto__'])('an endpoint named %j is not there', async (name) =>
  expect((await answerText(name, new URLSearchParams(), release)).status).toBe(404),
);
