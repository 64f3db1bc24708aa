import { expect, it } from 'vitest';
import { html } from '../../src/components/markup.ts';
import { scroller, table } from '../../src/components/table.ts';

it('heads columns and rows, and escapes text', () =>
  expect(
    table(
      ['Dataset', 'Images'],
      [
        [html`<a href="/">A & B</a>`, 0],
        ['<b>', undefined],
      ],
      'counts',
    ).text,
  ).toBe(
    '<table class="counts"><thead><tr><th scope="col">Dataset</th><th scope="col">Images</th></tr></thead><tbody>' +
      '<tr><th scope="row"><a href="/">A & B</a></th><td>0</td></tr><tr><th scope="row">&lt;b&gt;</th><td></td></tr></tbody></table>',
  ));

it('has no class and no rows where none are given', () =>
  expect(table(['Child'], []).text).toBe(
    '<table><thead><tr><th scope="col">Child</th></tr></thead><tbody></tbody></table>',
  ));

it('scrolls under the name of a heading', () =>
  expect(scroller('branches', html`<i></i>`).text).toBe(
    '<div class="scroller" tabindex="0" role="group" aria-labelledby="branches"><i></i></div>',
  ));
