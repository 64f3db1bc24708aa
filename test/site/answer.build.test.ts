import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src/domain/dataset/comparison.ts';
import { LIST_FORMS, LIST_SUBJECTS } from '../../src/format/lists/synset-lists.ts';
import { answerAt } from '../../src/site/answer.ts';
import { Served, serveWith } from '../../src/store/served.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const served = new Served(catalogue, () => 'https://canopy.example');

/** Asks for a file, and returns the length that the answer states with the bytes that it has. */
async function lengths(
  address: string,
): Promise<{ readonly stated: number; readonly sent: number; readonly status: number }> {
  return serveWith(served, async () => {
    const answer = await answerAt(new URL(address, 'https://canopy.example'));
    if (answer.kind !== 'file') throw new Error(`Expected a file at ${address}, came a ${answer.kind}.`);
    const { headers, status } = answer.response;
    const sent = (await answer.response.arrayBuffer()).byteLength;
    return { stated: Number(headers.get('content-length')), sent, status };
  });
}

describe('a list of synsets states its length before it is made', () =>
  it.each(LIST_SUBJECTS.flatMap((subject) => LIST_FORMS.map((form) => `${subject}.${form}`)))('%s', async (file) => {
    for (const [id, scope] of [
      ['n02084071', 'subtree'],
      ['n02084071', 'own'],
      ['n00007846', 'subtree'],
    ] as const) {
      const { stated, sent, status } = await lengths(`/synset/${id}/lists/${scope}/${file}`);
      expect([status, stated, sent > 0]).toEqual([200, sent, true]);
    }
  }));

it.each(PARTS)('a list of a comparison, %s, states its length', async (part) => {
  const { stated, sent, status } = await lengths(`/compare/lists/${part}.tsv?a=fall2011&b=classes.in1k&at=n02083346`);
  expect([status, stated]).toEqual([200, sent]);
});

it.each([
  ['/synset/n02084071/?tree=wordnet', { kind: 'redirect', location: '/synset/n02084071?tree=wordnet', status: 301 }],
  ['/word/DOG', { kind: 'redirect', location: '/word/dog', status: 301 }],
  ['/word/hot%20dog', { kind: 'redirect', location: '/word/hot_dog', status: 301 }],
  ['/word/%68ot_dog.json', { kind: 'text', status: 200 }],
  // A malformed escape names nothing.
  ['/tree/%E0%A4%A', { kind: 'text', status: 404, text: 'There is no such branch.' }],
  ['/statistics', { kind: 'page', page: { status: 404 } }],
])('answers %s by one spelling of its address', async (address, expected) => {
  const answer = await serveWith(served, () => answerAt(new URL(address, served.origin)));
  expect(answer).toMatchObject(expected);
});
