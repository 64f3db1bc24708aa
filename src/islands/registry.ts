import { loadCode } from './load-code.ts';
import { isPlain } from './plain/plain.ts';
import './images/pictures-choice.ts';
import './search/box.ts';

/** The script of every page: loads the code of the document's custom elements, and nothing else. */

/** Loads the module that defines an element. */
type Load = () => Promise<unknown>;

const ELEMENTS: Readonly<Record<`${string}-${string}`, Load>> = {
  'copy-text': () => import('./copy-text.ts'),
  'explore-map': () => import('./explore/map.ts'),
  'label-review': () => import('./sets/label-review.ts'),
  'photograph-switch': () => import('./images/photographs.ts'),
  'picture-gallery': () => import('./images/picture-gallery.ts'),
  'remote-images': () => import('./images/remote-images.ts'),
  'search-results': () => import('./search/results.ts'),
  'synset-input': () => import('./search/synset-input.ts'),
  'set-add': () => import('./sets/add.ts'),
  'set-tray': () => import('./sets/tray.ts'),
  'tree-panel': () => import('./tree/panel.ts'),
  'treemap-view': () => import('./treemap/view.ts'),
  'word-page': () => import('./search/word.ts'),
};

/** Elements that ask a server for a set; without them, links are left out on a copy. */
const ON_SERVER_ONLY = ['set-add', 'set-tray'];

/** Loads the elements that the document holds and that are not defined yet. */
function loadElements(): void {
  for (const [name, load] of Object.entries(ELEMENTS)) {
    const isLeftOut = copy !== undefined && ON_SERVER_ONLY.includes(name);
    if (!isLeftOut && customElements.get(name) === undefined && document.querySelector(name) !== null)
      void loadElement(name, load);
  }
}

/** Loads an element; where its code cannot be fetched, it is marked, so that it says so itself if it shows progress. */
async function loadElement(name: string, load: Load): Promise<void> {
  if ((await loadCode(load)) === undefined)
    for (const element of document.querySelectorAll<HTMLElement>(name)) element.dataset['state'] = 'failed';
}

/** Module that a copy of plain files loads before any that asks for the place of an address. */
const copy: Promise<unknown> | undefined = isPlain() ? import('./plain/copy.ts') : undefined;

// The page is drawn before any of its scripts is asked for.
requestAnimationFrame(() => {
  if (copy === undefined) loadElements();
  else void copy.then(loadElements);
});
document.addEventListener('astro:after-swap', loadElements);
