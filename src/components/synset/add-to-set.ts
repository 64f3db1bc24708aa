import type { UrlState } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import { addLink } from '../sets/add.ts';

/** The button of a synset's page that adds a class to the reader's set. @param members the class as text. */
export function addToSet(members: string, state: UrlState): Markup {
  return addLink(
    { parts: { classes: members }, text: html`${icon('classes')}Add to your set`, className: 'button primary' },
    state,
  );
}
