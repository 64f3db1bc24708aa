import { describe, expect, test } from 'vitest';
import { img2datasetCommand } from '../../../src/view/synset/downloads.ts';

/** Reads a command as a shell would: words, and what stands in single quotes. */
function optionsOf(command: string): Map<string, string> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
  expect(words[0]).toBe('img2dataset');
  return new Map(words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1]!]] : [])));
}

const LISTS: [string, readonly string[]][] = [
  ['addresses alone', ['image_id', 'url']],
  ['files of Commons', ['image_id', 'url', 'page', 'wikidata', 'linked_by', 'kind', 'copies']],
  ['pictures of packages', ['image_id', 'url', 'title', 'author', 'licence', 'source', 'file']],
];

describe('the command for img2dataset', () => {
  test.each(LISTS)('names columns that a list of %s has', (_, columns) => {
    const options = optionsOf(img2datasetCommand('list.tsv', columns, 'n02084071'));
    const saved = JSON.parse(options.get('save_additional_columns')!) as string[];
    const caption = options.get('caption_col');
    for (const name of [options.get('url_col')!, ...saved, ...(caption === undefined ? [] : [caption])])
      expect(columns).toContain(name);
    expect(options.get('input_format')).toBe('tsv');
    expect(options.get('user_agent_token')).toMatch(/EMAIL/);
  });
});
