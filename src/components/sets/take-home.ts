import { formatCount } from '../../view/numbers.ts';
import { type RuleParts, setFileUrl, setUrl } from '../../view/sets/urls.ts';
import type { UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { addLink } from './add.ts';

/** The files of a list of synsets that most readers want; the page of the set has all of them. */
const FILES = ['wnids.txt', 'classes.tsv', 'class_to_idx.json', 'folders.txt'] as const;

/** Offers to take a list of synsets home: add it to the reader's set, open it as a set, download it. */
export function takeHome(
  { count, parts }: { readonly count: number; readonly parts: RuleParts },
  state: UrlState,
): Markup {
  const key = { rule: parts };
  const files = FILES.map(
    (name, at) =>
      html`${at > 0 && ' · '}<a href="${setFileUrl(key, name, state)}" download data-astro-reload><code>${name}</code></a>`,
  );
  return html`
    <p class="set-actions">
      ${addLink({ parts, text: count === 1 ? 'Add it to your set' : `Add all ${formatCount(count)} to your set` }, state)}
      <a class="button" href="${setUrl(key, state)}" rel="nofollow">Open as a class set</a>
      <a class="button" href="${setUrl({ rule: { ...parts, scope: 'subtree' } }, state)}" rel="nofollow">With everything below</a>
    </p>
    <p class="soft small">Download the list: ${files}</p>`;
}
