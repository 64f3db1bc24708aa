import { parseIdentifier } from '../identifiers/identifier.ts';
import { baseKeys } from '../words/morphology.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { coarseWeight, type Match, type MatchKind, plainMatch, score } from '../rank.ts';
import { readShard, type ShardEntry, shardFor, shardName, SPLITS_FILE } from './shards.ts';

/** An entry that was found. */
export interface ShardFound {
  readonly kind: MatchKind;
  readonly score: number;
  readonly entry: ShardEntry;
}

/**
 * Fetches a text by its name: {@link SPLITS_FILE} or {@link shardName}.
 *
 * @returns `undefined` if there is no such file: nothing begins like that.
 * @throws whatever fetching throws.
 */
export type FetchShard = (name: string) => Promise<string | undefined>;

/** Maximum number of cached shards; each takes about as many kilobytes as its transfer. */
const KEPT = 32;

/**
 * First answers of a site of plain files, while the data for the whole search are on their way.
 *
 * One shard answers a question, besides the list of split prefixes, which is fetched once; a regular plural may need a
 * second one. It knows lemmas, words inside them and inflected forms.
 */
export class ShardSearch {
  readonly #fetch: FetchShard;
  #splits: Promise<ReadonlySet<string>> | undefined;
  readonly #shards = new Map<string, Promise<readonly ShardEntry[]>>();

  constructor(fetch: FetchShard) {
    this.#fetch = fetch;
  }

  /** Fetches what is needed for any question, so that the first one waits for one answer only. */
  prepare(): Promise<ReadonlySet<string>> {
    this.#splits ??= this.#fetch(SPLITS_FILE).then((text) => new Set(text?.split('\n')));
    this.#splits.catch(() => (this.#splits = undefined));
    return this.#splits;
  }

  /**
   * Finds the likeliest synsets for what was typed so far, at most `limit`.
   *
   * @param signal ends the question; what it fetches goes on, since the next one mostly wants the same shard.
   * @param coarse whether coarse synsets that the text spells out are found as well: on the results page, not while
   * typing.
   */
  async suggest(typed: string, limit: number, signal: AbortSignal, coarse = false): Promise<ShardFound[]> {
    const splits = await this.prepare();
    const words = wordsOf(typed);
    const key = keyOf(words);
    const prefix = shardFor(key, splits);
    if (prefix === undefined || parseIdentifier(typed) !== undefined) return [];
    const entries = await this.#shard(prefix);
    signal.throwIfAborted();
    const best = new Map<number, ShardFound>();
    matchEntries(entries, key, coarse, best);
    for (const base of baseKeys(words, () => []))
      for (const entry of await this.#entriesOf(base, splits))
        if (coarse || !entry.coarse) addMatch(best, entry, plainMatch('inflected', speltWeight(entry)));
    signal.throwIfAborted();
    return [...best.values()].sort((a, b) => b.score - a.score || a.entry.offset - b.entry.offset).slice(0, limit);
  }

  /** Returns the entries of lemmas with a key, the heaviest first. */
  async #entriesOf(key: string, splits: ReadonlySet<string>): Promise<ShardEntry[]> {
    const prefix = shardFor(key, splits);
    if (prefix === undefined) return [];
    const entries = await this.#shard(prefix);
    return entries.filter((entry) => entry.key === key && entry.form === undefined && entry.skipped === 0);
  }

  #shard(prefix: string): Promise<readonly ShardEntry[]> {
    const known = this.#shards.get(prefix);
    if (known !== undefined) return known;
    const shard = this.#fetch(shardName(prefix)).then((text) => readShard(text ?? ''));
    this.#shards.set(prefix, shard);
    shard.catch(() => this.#shards.delete(prefix));
    if (this.#shards.size > KEPT) this.#shards.delete(this.#shards.keys().next().value!);
    return shard;
  }
}

/** Notes the entries that begin with a key; the coarse ones that are the key where `coarse`, and else none of them. */
function matchEntries(
  entries: readonly ShardEntry[],
  key: string,
  coarse: boolean,
  best: Map<number, ShardFound>,
): void {
  const senses = new Map<string, number>();
  for (const entry of entries) {
    const rest = entry.key.length - key.length;
    // Of an irregular form the whole is typed, as on the server.
    if (!entry.key.startsWith(key) || (entry.form !== undefined && rest > 0)) continue;
    const heavierSenses = senses.get(entry.lemma) ?? 0;
    senses.set(entry.lemma, heavierSenses + 1);
    if (entry.coarse && !(coarse && rest === 0)) continue;
    addMatch(best, entry, { ...plainMatch(kindOf(entry, rest), speltWeight(entry)), rest, heavierSenses });
  }
}

/** Returns the weight of an entry whose letters were typed, in bits. */
function speltWeight({ weight, coarse }: ShardEntry): number {
  return coarse ? coarseWeight(weight / 8) : weight / 8;
}

function kindOf({ form, skipped }: ShardEntry, rest: number): MatchKind {
  if (form !== undefined) return 'inflected';
  if (skipped > 0) return 'word';
  return rest === 0 ? 'exact' : 'prefix';
}

function addMatch(best: Map<number, ShardFound>, entry: ShardEntry, match: Match): void {
  const value = score(match);
  const known = best.get(entry.offset);
  if (known === undefined || value > known.score) best.set(entry.offset, { kind: match.kind, score: value, entry });
}
