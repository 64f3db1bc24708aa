import { type AddParts, addUrl } from '../../view/sets/urls.ts';
import type { UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup, type MarkupValue } from '../markup.ts';

/** Content and look of a link that adds to the reader's set. */
export interface AddLink {
  /** Parts to add to the reader's own set. */
  readonly parts: AddParts;
  readonly text: MarkupValue;
  /** The accessible name where the text alone does not say what is added. */
  readonly label?: string;
  readonly className?: string;
}

/**
 * A link that adds classes to the reader's set: a button once scripts run, and without them a way to the set of what
 * it adds.
 */
export function addLink({ parts, text, label, className = 'button' }: AddLink, state: UrlState): Markup {
  return html`<set-add><a class="${className}" href="${addUrl(parts, state)}" rel="nofollow"${attribute('aria-label', label)}>${text}</a></set-add>`;
}
