import { SHARDS_FOLDER } from '../../view/plain/data.ts';
import { plainCatalogue } from '../plain/catalogue.ts';
import { shardSource } from './shards.ts';
import type { SuggestionSource } from './source.ts';

/**
 * Suggests on a copy of plain files what the server suggests, by the server's own code over the whole data.
 *
 * The data are some megabytes, which the browser caches. Until they are loaded, and where they cannot be, it suggests what
 * begins with the text, from the copy's shards.
 *
 * @param state the reader's choices of dataset, tree and language.
 */
export function plainSource(state: URLSearchParams): SuggestionSource {
  const first = shardSource(SHARDS_FOLDER, !state.has('dataset'));
  let isWhole = false;
  return async (typed, signal, onFirst) => {
    const parameters = new URLSearchParams([...state, ['q', typed]]);
    const whole = plainCatalogue().ask('suggest', { query: parameters.toString() });
    if (isWhole) return whole;
    const beginnings = first(typed, signal);
    beginnings.then(
      (suggestions) => {
        if (!isWhole) onFirst(suggestions);
      },
      () => undefined,
    );
    return whole.then(
      (suggestions) => {
        isWhole = true;
        return suggestions;
      },
      () => beginnings,
    );
  };
}
