import { boundedDistance } from '../words/edit-distance.ts';
import { sensibleEdits } from './fuzzy-index.ts';
import { parseIdentifier } from '../identifiers/identifier.ts';
import { readLabel } from '../identifiers/label.ts';
import { baseKeys } from '../words/morphology.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { coarseWeight, type Match, type MatchKind, type Misspelling, partWeight, plainMatch, score } from '../rank.ts';
import { emojiIn, emojiKeys } from '../identifiers/emoji.ts';
import { emojiShardKey, readShard, type ShardEntry, shardFor, shardName, SPLITS_FILE } from './shards.ts';
import { soundOf } from '../words/sound.ts';
import { spansOf } from '../words/spans.ts';

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

const encoder = new TextEncoder();
/** Maximum number of cached shards; each takes about as many kilobytes as its transfer. */
const KEPT = 32;
/** Further words of a phrase are not looked at: each may take shards of its own. */
const MOST_PART_WORDS = 5;

/**
 * Type-ahead over the shards of a site of plain files.
 *
 * One shard answers a question, besides the list of split prefixes, which is fetched once; a regular plural may need a
 * second one, and a phrase that is no lemma those of its parts. It knows lemmas, words inside them, inflected forms,
 * signposts, the parts of phrases, and misspellings that begin like the word meant; definitions, identifiers and misspelt
 * beginnings are left to the whole search of the results page.
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
   * What is only spelt alike is looked for where nothing has the letters typed, and the text is no lemma.
   *
   * @param signal ends the question; what it fetches goes on, since the next one mostly wants the same shard.
   * @param coarse whether coarse synsets that the text spells out are found as well: on the results page, not while
   * typing.
   */
  async suggest(typed: string, limit: number, signal: AbortSignal, coarse = false): Promise<ShardFound[]> {
    const splits = await this.prepare();
    const emoji = emojiIn(typed);
    if (emoji !== undefined) return (await this.#emoji(emoji, splits)).slice(0, limit);
    const words = wordsOf(typed);
    const key = keyOf(words);
    const prefix = shardFor(key, splits);
    if (prefix === undefined || parseIdentifier(typed) !== undefined) return [];
    const entries = await this.#shard(prefix);
    signal.throwIfAborted();
    const best = new Map<number, ShardFound>();
    let isLemma = matchEntries(entries, key, coarse, best);
    for (const base of baseKeys(words, () => [])) {
      for (const entry of await this.#entriesOf(base, splits)) {
        isLemma = true;
        if (coarse || !entry.coarse) keep(best, entry, plainMatch('inflected', speltWeight(entry)));
      }
    }
    if (!isLemma) await this.#matchSignpost(words, splits, best);
    if (best.size === 0 && !isLemma) await this.#matchParts(typed, splits, best);
    signal.throwIfAborted();
    if (best.size === 0 && !isLemma) matchMisspelt(entries, key, best);
    return [...best.values()].sort((a, b) => b.score - a.score || a.entry.offset - b.entry.offset).slice(0, limit);
  }

  /** Returns the synsets that emoji depict, in their order. */
  async #emoji(emoji: readonly string[], splits: ReadonlySet<string>): Promise<ShardFound[]> {
    const best = new Map<number, ShardFound>();
    for (const [place, one] of emoji.entries()) {
      for (const key of emojiKeys(one)) {
        const form = emojiShardKey(key);
        const entries = await this.#shard(shardFor(form, splits) ?? form);
        const entry = entries.find((other) => other.signpost && other.form === form);
        if (entry === undefined) continue;
        keep(best, entry, plainMatch('identifier', -place / 16));
        break;
      }
    }
    return [...best.values()];
  }

  /** Notes the synset that is nearest to a word newer than WordNet 3.0, in singular or plural. */
  async #matchSignpost(
    words: readonly string[],
    splits: ReadonlySet<string>,
    best: Map<number, ShardFound>,
  ): Promise<void> {
    const key = keyOf(words);
    for (const form of [key, ...baseKeys(words, () => []), `${key}s`]) {
      const [entry] = await this.#entriesOf(form, splits, true);
      if (entry === undefined) continue;
      keep(best, entry, plainMatch('signpost', 0));
      return;
    }
  }

  /** Notes the synsets that parts of a phrase or of a label name, as `PhraseSearch` does with the whole data. */
  async #matchParts(typed: string, splits: ReadonlySet<string>, best: Map<number, ShardFound>): Promise<void> {
    for (const [place, { text, hint }] of readLabel(typed).entries()) {
      const words = wordsOf(text).slice(0, MOST_PART_WORDS);
      for (const span of spansOf(words, hint === undefined ? [] : wordsOf(hint))) {
        const evidence = {
          words: span.words.length,
          missing: words.length - span.words.length,
          endsAtHead: span.endsAtHead,
          place,
        };
        const forms = [keyOf(span.words), ...baseKeys(span.words, () => [])];
        const named = (await Promise.all(forms.map((form) => this.#entriesOf(form, splits)))).flat();
        for (const [heavierSenses, entry] of named.entries()) {
          if (entry.coarse) continue;
          const near = new Set(wordsOf(`${entry.parent} ${entry.name}`));
          const hints = span.others.filter((word) => near.has(word)).length;
          const weight = partWeight({ ...evidence, weight: entry.weight / 8, heavierSenses, hints, votes: 0 });
          keep(best, entry, plainMatch('part', weight));
        }
      }
    }
  }

  /** Returns the entries of lemmas with a key, the heaviest first; the signposts of that key where `signposts`. */
  async #entriesOf(key: string, splits: ReadonlySet<string>, signposts = false): Promise<ShardEntry[]> {
    const prefix = shardFor(key, splits);
    if (prefix === undefined) return [];
    const entries = await this.#shard(prefix);
    return entries.filter(
      (entry) => entry.key === key && entry.form === undefined && entry.skipped === 0 && entry.signpost === signposts,
    );
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

/**
 * Notes the entries that begin with a key; the coarse ones that are the key where `coarse`, and else none of them.
 *
 * @returns whether a whole lemma or form has the key.
 */
function matchEntries(
  entries: readonly ShardEntry[],
  key: string,
  coarse: boolean,
  best: Map<number, ShardFound>,
): boolean {
  let isWhole = false;
  const senses = new Map<string, number>();
  for (const entry of entries) {
    if (entry.signpost || !entry.key.startsWith(key)) continue;
    const heavierSenses = senses.get(entry.key) ?? 0;
    senses.set(entry.key, heavierSenses + 1);
    const rest = entry.key.length - key.length;
    if (rest === 0 && entry.skipped === 0) isWhole = true;
    if (entry.coarse && !(coarse && rest === 0)) continue;
    const kind = kindOf(entry, rest);
    keep(best, entry, {
      ...plainMatch(kind, speltWeight(entry)),
      rest: kind === 'inflected' ? 0 : rest,
      heavierSenses,
    });
  }
  return isWhole;
}

/** Returns the weight of an entry whose letters were typed, in bits. */
function speltWeight({ weight, coarse }: ShardEntry): number {
  return coarse ? coarseWeight(weight / 8) : weight / 8;
}

function kindOf({ form, skipped }: ShardEntry, rest: number): MatchKind {
  if (form !== undefined) return rest === 0 ? 'inflected' : 'prefix';
  if (skipped > 0) return 'word';
  return rest === 0 ? 'exact' : 'prefix';
}

/** Notes the entries a few edits from a key, but no coarse ones. */
function matchMisspelt(entries: readonly ShardEntry[], key: string, best: Map<number, ShardFound>): void {
  const typed = encoder.encode(key);
  const limit = sensibleEdits(typed.length);
  const sound = soundOf(key);
  for (const entry of entries) {
    if (entry.coarse || entry.signpost) continue;
    const bytes = encoder.encode(entry.key);
    const edits = boundedDistance(typed, bytes, 0, bytes.length, limit);
    if (edits > limit || limit === 0) continue;
    const misspelling: Misspelling = {
      edits,
      length: typed.length,
      otherInitial: false,
      sameSound: soundOf(entry.key) === sound,
    };
    keep(best, entry, { ...plainMatch('misspelt', entry.weight / 8), misspelling });
  }
}

function keep(best: Map<number, ShardFound>, entry: ShardEntry, match: Match): void {
  const value = score(match);
  const known = best.get(entry.offset);
  if (known === undefined || value > known.score) best.set(entry.offset, { kind: match.kind, score: value, entry });
}
