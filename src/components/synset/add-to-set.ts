import { setOfClassUrl } from '../../view/sets/urls.ts';
import { icon } from '../icons.ts';
import { html, type Markup } from '../markup.ts';

/** The button that adds a class to the reader's set; without JavaScript, a link to the set of that class. @param members the class as text. */
export function addToSet(members: string): Markup {
  return html`<set-add data-classes="${members}"><button type="button" class="button primary" hidden>${icon('classes')}Add to class set</button></set-add><noscript><a class="button primary" href="${setOfClassUrl(members)}" rel="nofollow">${icon('classes')}Add to class set</a></noscript>`;
}
