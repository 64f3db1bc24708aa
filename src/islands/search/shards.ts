import { wnidOf } from '../../domain/wordnet/wnid.ts';
import { type ShardFound, ShardSearch } from '../../search/index/shard-search.ts';
import { markedWords, type SearchOption } from '../../view/search/option.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { MOST_OPTIONS } from '../../view/search/limits.ts';
import { searchUrl, synsetUrl } from '../../view/urls.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';

/**
 * Opens first suggestions from plain files: what begins like a text.
 *
 * @param folder their address.
 * @param isFirst whether the page shows the first dataset, whose images the files tell. @param coarse whether coarse synsets that a text spells out are among them: on the results page, not while typing.
 */
export function shardSource(
  folder: string,
  isFirst: boolean,
  coarse = false,
): (typed: string, signal: AbortSignal) => Promise<Suggestions> {
  const search = new ShardSearch(async (name) => {
    const answer = await fetch(`${folder}/${encodeURIComponent(name)}.txt`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`suggestions: expected an answer of status 200, came ${String(answer.status)}`);
    return answer.text();
  });
  return async (typed, signal) => {
    const found = await search.suggest(typed, MOST_OPTIONS, signal, coarse);
    const options = found.map((one) => optionOf(one, typed, isFirst));
    const results = searchUrl(typed.trim());
    const [first] = found;
    // A mere prefix may rank below an option that is not in the shards.
    const sure = first?.kind === 'exact' || first?.kind === 'inflected';
    return { query: typed, options, enter: sure ? options[0]!.href : results, results };
  };
}

function optionOf({ entry }: ShardFound, typed: string, isFirst: boolean): SearchOption {
  const { lemma, name, offset, images, parent } = entry;
  const wnid = wnidOf(offset);
  return {
    wnid,
    href: synsetUrl(wnid),
    ...markedWords(lemma === name ? [name] : [name, lemma], lemma, typed),
    definition: '',
    parent: parent === '' ? undefined : parent,
    isInstance: false,
    images: images === 0 || !isFirst ? undefined : formatQuantity(images, 'image'),
    datasets: [],
  };
}
