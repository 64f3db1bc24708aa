import { html } from '../components/markup.ts';
import { renderAtEnd } from './render.ts';

/**
 * Loads a part of the site's code. Where it cannot be fetched, the page says so once, with a way out.
 *
 * @returns what the part exports; `undefined` where it could not be fetched.
 */
export async function loadCode<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    console.error(error);
    if (document.querySelector('.code-missing') === null)
      renderAtEnd(
        document.body,
        html`<p class="code-missing" role="alert">A part of this page could not be fetched. <a href="${location.href}" data-astro-reload>Load the page again</a></p>`,
      );
    return undefined;
  }
}
