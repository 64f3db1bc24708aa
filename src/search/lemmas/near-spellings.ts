import { boundedDistance } from '../words/edit-distance.ts';
import { sensibleEdits } from '../index/fuzzy-index.ts';
import { type Misspelling, plainMatch, score } from '../rank.ts';
import { soundOf } from '../words/sound.ts';
import type { TermIndex } from '../index/term-index.ts';

/** Number of edits by which a word that sounds the same may exceed the limit for spelling. */
const EDITS_BY_SOUND = 2;
/** Maximum number of edits of a word that sounds the same: `rinoseros`, but not `qwertzuiop` for *courtship*. */
const FARTHEST = 5;
/** A sound of fewer letters is that of many words: it counts only where nothing is spelt alike, for words of at least some length. */
const TELLING_SOUND = 4;
const LEAST_LETTERS = 6;

/** A term that is spelt like a key. */
export interface NearSpelling {
  readonly term: number;
  readonly misspelling: Misspelling;
  /** Likelihood that the term is meant, without the weights of its senses. */
  readonly likeness: number;
}

const encoder = new TextEncoder();

/** Finds the terms that are spelt like a key; what was found for a question is cached until the next one. */
export class NearSpellings {
  readonly #terms: TermIndex;
  readonly #found = new Map<string, readonly NearSpelling[]>();

  constructor(terms: TermIndex) {
    this.#terms = terms;
  }

  /** Returns the terms a few edits from a key, and those that sound the same. @param most maximum number of edits. */
  find(key: string, most = Infinity): readonly NearSpelling[] {
    const bytes = encoder.encode(key);
    const limit = Math.min(sensibleEdits(bytes.length), most);
    const asked = `${key} ${String(limit)}`;
    const found = this.#found.get(asked) ?? findNear(this.#terms, key, bytes, limit);
    this.#found.set(asked, found);
    return found;
  }

  /** Empties the cache. */
  forget(): void {
    this.#found.clear();
  }
}

function findNear(terms: TermIndex, key: string, bytes: Uint8Array, limit: number): NearSpelling[] {
  const sound = soundOf(key);
  const { text, end } = terms.terms.column;
  const near = terms.fuzzy.near(bytes, limit);
  const known = new Set(near.map(({ term }) => term));
  const further = limit + EDITS_BY_SOUND;
  // Where only a slip is looked for, a word that merely sounds the same is another: `cuteowl` is no *coattail*.
  const farthest = limit === 1 ? further : FARTHEST;
  const isHeard = limit > 0 && (sound.length >= TELLING_SOUND || (near.length === 0 && bytes.length >= LEAST_LETTERS));
  const alike = (isHeard ? terms.soundingLike(sound) : []).flatMap((term) => {
    const edits = boundedDistance(bytes, text, end[term]!, end[term + 1]!, FARTHEST);
    const otherInitial = bytes[0] !== text[end[term]!];
    const isFar = edits > further || otherInitial || terms.length(term) < bytes.length - 1;
    if (known.has(term) || edits === 0 || edits > farthest || (isFar && sound.length < TELLING_SOUND)) return [];
    return [{ term, edits: Math.min(edits, further), otherInitial }];
  });
  return [...near, ...alike].map(({ term, edits, otherInitial }) => {
    const misspelling: Misspelling = {
      edits,
      otherInitial,
      length: bytes.length,
      sameSound: soundOf(terms.terms.at(term)) === sound,
    };
    return { term, misspelling, likeness: score({ ...plainMatch('misspelt', 0), misspelling }) };
  });
}
