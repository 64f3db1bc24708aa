import type { Photograph } from '../../view/images/illustration.ts';
import { html, type Markup } from '../markup.ts';

/** The switch of a session for photographs of one host; it needs its script, and the style sheet hides it without scripting. */
export function photographSwitch(host: string): Markup {
  return html`<photograph-switch data-host="${host}" class="photograph-switch"><button type="button">Show photographs from ${host}</button></photograph-switch>`;
}

/** Slot for a photograph on another host, which a script fills after the reader's request. */
export function photographSlot(src: string, alt: string): Markup {
  return html`<span class="quiet photograph" data-photo="${src}" data-photo-alt="${alt}"><span class="hidden-visually">${alt}: </span><span data-photo-note>Not loaded</span></span>`;
}

/** Leads from a photograph to the page that names its author and licence; hidden until photographs are shown. */
export function photographCredit({ host, page }: Pick<Photograph, 'host' | 'page'>): Markup {
  return html`<a class="photograph-credit" data-photo-figure="${host}" href="${page}" rel="external noreferrer" hidden>Credit<span class="hidden-visually">: author and licence of the photograph</span></a>`;
}
