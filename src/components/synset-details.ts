import { formatCount, formatQuantity } from '../view/numbers.ts';
import { relationLabel } from '../view/synset/relation-labels.ts';
import { type SynsetLink, type SynsetPage } from '../view/synset/page.ts';
import { aboutUrl, type UrlState } from '../view/urls.ts';
import { childrenTable } from './children-table.ts';
import { attribute, html, type Markup } from './markup.ts';
import { synsetList } from './synset-list.ts';

/** What stands below the treemap of a synset. @param allUrl where all children are shown, if this page shows some of them. */
export function synsetDetails(synset: SynsetPage, state: UrlState, allUrl: string | undefined): Markup {
  return html`
    ${synset.hyponyms.length > 0 && childrenTable({ id: 'hyponyms', title: 'Hyponyms', synsets: synset.hyponyms, allUrl })}
    ${synset.instances.length > 0 && childrenTable({ id: 'instances', title: 'Instances', synsets: synset.instances, allUrl })}
    ${relations(synset)}${identifiers(synset, state)}${inDatasets(synset)}`;
}

function relations({ hypernyms, instanceHypernyms, relations: others }: SynsetPage): Markup {
  const parents = hypernyms.length + instanceHypernyms.length;
  const groups: { label: string; synsets: readonly SynsetLink[] }[] = [
    { label: relationLabel('hypernym'), synsets: hypernyms },
    { label: relationLabel('instanceHypernym'), synsets: instanceHypernyms },
    ...others.map(({ kind, synsets }) => ({ label: relationLabel(kind), synsets })),
  ].filter((group) => group.synsets.length > 0);
  return html`
    <section aria-labelledby="relations">
      <h2 id="relations">Relations</h2>
      ${parents > 1 && html`<p>This synset has ${parents} parents, so it stands at more than one place of the tree. Sums count it once.</p>`}
      ${
        groups.length === 0
          ? html`<p class="soft">WordNet has no relations for this synset: it is the root of all nouns.</p>`
          : html`<dl class="relations">${groups.map(({ label, synsets }) => html`<div><dt>${label}</dt><dd>${synsetList(synsets)}</dd></div>`)}</dl>`
      }
    </section>`;
}

function identifiers(
  { wnid, name, senseKeys, wordnet31, minDepth, maxDepth, height, classIndices }: SynsetPage,
  state: UrlState,
): Markup {
  const depth =
    minDepth === maxDepth ? formatQuantity(minDepth, 'edge') : `${String(minDepth)} to ${String(maxDepth)} edges`;
  return html`
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">Identifiers</h2>
      <dl class="relations">
        <div><dt><a href="${aboutUrl(state, 'wnid')}">wnid</a></dt><dd><code>${wnid}</code></dd></div>
        <div><dt>name</dt><dd><code>${name}</code></dd></div>
        <div><dt>sense keys</dt><dd class="keys">${senseKeys.map((key) => html`<code>${key}</code>`)}</dd></div>
        <div><dt>WordNet 3.1</dt><dd>${wordnet31 === undefined ? 'not there' : html`<code>${wordnet31}</code>`}</dd></div>
        <div><dt>depth</dt><dd>${depth} below the root, ${height === 0 ? 'with nothing below it' : `${String(height)} above the deepest synset below it`}</dd></div>
        ${classIndices.map(({ title, index }) => html`<div><dt>${title}</dt><dd>class <code>${index}</code></dd></div>`)}
      </dl>
    </section>`;
}

function inDatasets({ dataset: current, datasets }: SynsetPage): Markup {
  return html`
    <section aria-labelledby="datasets">
      <h2 id="datasets">In the datasets</h2>
      <div class="scroller" tabindex="0" role="group" aria-labelledby="datasets">
        <table class="counts children">
          <thead><tr><th>Dataset</th><th>Images, own</th><th>Images in the subtree</th></tr></thead>
          <tbody>${datasets.map(
            ({ name, title, href, ownImages, subtreeImages }) =>
              html`<tr><th><a href="${href}"${attribute('aria-current', name === current ? 'true' : undefined)}>${title}</a></th><td>${formatCount(ownImages)}</td><td>${formatCount(subtreeImages)}</td></tr>`,
          )}</tbody>
        </table>
      </div>
    </section>`;
}
