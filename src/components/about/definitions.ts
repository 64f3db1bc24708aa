import { PHRASE_RARITY, SENSE_SMOOTHING, TAGGED_LIMIT, UNLISTED_FREQUENCY } from '../../domain/dataset/popularity.ts';
import { formatCount } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import { type QuantityText, QUANTITIES, SYNSETS_BELOW } from '../../view/quantities.ts';
import { html, type Markup } from '../markup.ts';
import { type Term, terms } from '../section.ts';

/** Lists the figures of the site with their definitions. */
export function definitions({ dataset, catalogue: { taxonomy } }: PageContext): Markup {
  const { totals, description } = dataset;
  const release = dataset.release?.tree;
  return html`
    <section aria-labelledby="definitions" class="prose definitions">
      <h2 id="definitions">Definitions</h2>

      <h3 id="wnid">Synset and wnid</h3>
      <p>A <em>synset</em> is a set of words and phrases with one meaning, as WordNet distinguishes meanings. Its <em>wnid</em> is <code>n</code> and the eight digits of its place in WordNet 3.0’s file of nouns. There are ${formatCount(taxonomy.size)}. Other versions of WordNet number synsets differently. <em>Sense keys</em> stay the same, and through them each page gives the number in WordNet 3.1.</p>

      <h3 id="images">Images</h3>
      ${terms([defined(QUANTITIES.ownImages), defined(QUANTITIES.subtreeImages), defined(QUANTITIES.drawnImages)], 'defined')}

      <h3 id="bracket">Synsets</h3>
      ${terms([defined(QUANTITIES.subtreeSynsets), defined(QUANTITIES.subtreeSynsetsWithImages), defined(SYNSETS_BELOW)], 'defined')}
      <p>WordNet’s nouns are not a tree: a synset can have several parents. It stands under each of them, marked ↗, and every sum counts it once.</p>

      <h3 id="popularity">Popularity percentile</h3>
      <p>The share of the ${formatCount(totals.synsets)} synsets of ${description.title} that are strictly less popular. Popularity is <strong>our own measure</strong>, made of word frequencies in film subtitles (SUBTLEX-US) and of how often each sense was tagged in WordNet’s texts. For every word of a synset, its frequency is multiplied by the share of its uses that have this sense, and the words of the synset are added up:</p>
      <ul class="bullets">
        <li>A word that the list does not have counts ${UNLISTED_FREQUENCY} times: half of the rarest it has. Abbreviations count as unlisted.</li>
        <li>A phrase counts as often as its rarest word, divided by ${PHRASE_RARITY} for each further word.</li>
        <li>No word counts for more than ${TAGGED_LIMIT} times its tagged uses plus one, so that pronouns and auxiliaries do not lift rare nouns.</li>
        <li>To the tags of each sense we add ${SENSE_SMOOTHING}, so that senses never tagged have a small share.</li>
      </ul>
      <p>ImageNet’s own percentile came from web search hits and the British National Corpus. The hits were never published, so it cannot be computed again. One value survives: 86.24 % for <em>geological formation</em>.</p>

      <h3 id="image-percentile">Image percentile</h3>
      <p>The share of the ${formatCount(totals.synsetsWithImages)} synsets with images that have strictly fewer of their own. A synset without images has none, which is not the 0th.</p>

      ${
        release &&
        html`
        <h3 id="release-tree">The release tree</h3>
        <p>${description.title} has ${release.branches.length} branches, each a synset with its full subtree, and ${release.misc.title}: the synsets that have images and lie under none of them, each with its full subtree. Where a map needs one place for each synset, it is the one reached from a branch if there is one, by the first parent that WordNet names.</p>`
      }

      <h3 id="treemap">Areas of the treemap</h3>
      <p>Tile area shows images or synsets. Each synset has one tile, under its first parent in the subtree or at its place in the release tree, so areas add up. Its other parents’ tiles are smaller than their figures, which count it too. Named instances have no tile in the map of a subtree; the map of all of WordNet shows them.</p>

      <h3 id="coverage">Coverage</h3>
      <p>The share of one dataset’s synsets with images, or of one list’s classes, that the other has too. A synset whose hyponyms alone are there is not covered.</p>

      <h3 id="depth">Depth and height</h3>
      <p>Depth is the number of steps from <em>entity</em>, the root of all nouns, by the shortest and by the longest path. Height is the number of steps down to the deepest synset below. The deepest path has ${taxonomy.columns.height[0]} steps.</p>
    </section>`;
}

function defined({ name, definition }: QuantityText): Term {
  return [name, definition];
}
