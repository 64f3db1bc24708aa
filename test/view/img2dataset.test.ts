import { expect, test } from 'vitest';
import { IMG2DATASET_COLUMNS } from '../../src/format/exports/image-urls.ts';
import { img2datasetCommand } from '../../src/view/img2dataset.ts';
import { img2datasetOptions, readAsImg2dataset } from '../fixtures/img2dataset-input.ts';

const COMMONS = ['image_id', 'url', 'page', 'wikidata', 'linked_by', 'kind', 'copies'];

test('the command for img2dataset is printed as it was read', () =>
  expect(img2datasetCommand('list.tsv', COMMONS, 'dogs')).toBe(
    `img2dataset --url_list list.tsv --input_format tsv --url_col url --save_additional_columns '["image_id","page","wikidata","kind"]' --processes_count 1 --thread_count 4 --user_agent_token 'YOUR-PROJECT (YOUR-EMAIL)' --output_folder dogs`,
  ));

test.each<[string, readonly string[], string | undefined]>([
  ['addresses alone', ['image_id', 'url'], undefined],
  ['files of Commons', COMMONS, undefined],
  ['pictures of packages', ['image_id', 'url', 'title', 'author', 'licence', 'source', 'file'], 'title'],
  ['an export', IMG2DATASET_COLUMNS, 'caption'],
])('it names columns that a list of %s has', (_, columns, caption) => {
  const command = img2datasetCommand('list.tsv', columns, 'n02084071');
  expect(img2datasetOptions(command).get('caption_col')).toBe(caption);
  expect(readAsImg2dataset(command, `${columns.join('\t')}\n${columns.join('\t')}\n`)).toHaveLength(1);
});
