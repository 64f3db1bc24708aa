import type { PageContext } from '../../view/page-context.ts';
import { photographSwitch } from '../images/photograph.ts';
import { html, type Markup } from '../markup.ts';

/**
 * Names the collections that pictures are borrowed from, with the switch that turns them off or on; nothing where a
 * build has no such pictures.
 *
 * @param url the requested address.
 */
export function pictureCredits({ illustrator, photographHosts = [], state }: PageContext, url: URL): Markup {
  if (state.pictures === 'off')
    return html`<p class="picture-credits">Pictures are off. <a href="${withChoice(url, undefined)}" data-pictures-switch="on" rel="nofollow">Turn pictures on</a></p>`;
  if (illustrator === undefined) return html``;
  const names = [...new Set(illustrator.sources.map(({ name }) => name))];
  const sources = names.map((name) => {
    const { homepage } = illustrator.sources.find((source) => source.name === name)!;
    return homepage === undefined ? html`${name}` : html`<a href="${homepage}">${name}</a>`;
  });
  return html`<p class="picture-credits">Pictures: ${sources.flatMap((source, i) => (i === 0 ? [source] : [html`, `, source]))} · <a href="${withChoice(url, 'off')}" data-pictures-switch="off" rel="nofollow">Turn pictures off</a> ${photographHosts.map(photographSwitch)}</p>`;
}

function withChoice({ pathname, search }: URL, choice: 'off' | undefined): string {
  const query = new URLSearchParams(search);
  query.delete('pictures');
  if (choice !== undefined) query.set('pictures', choice);
  const text = query.toString();
  return text === '' ? pathname : `${pathname}?${text}`;
}
