import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { stemsOf } from '../words/stems.ts';

/** Levels of ancestors whose lemmas a hint is compared with. */
const LEVELS = 12;

/** The lexicographer files of nouns, as words that a hint may use, by number from 3. */
const FILES =
  'top,act action activity,animal,artifact object thing,attribute,body part anatomy,cognition,communication,event,feeling emotion,food drink,group,location place geography,motive,object nature,person people,phenomenon,plant tree flower,possession,process,quantity unit,relation,shape,state,substance material,time'
    .split(',')
    .map((words) => words.split(' '));

/** A word that distinguishes senses of another. */
export interface Hint {
  readonly word: string;
  readonly stem: string;
  /** The nodes that it names. */
  readonly nodes: ReadonlySet<number>;
}

/** Rates how well hints fit synsets. */
export class SenseHints {
  readonly #taxonomy: Taxonomy;
  readonly #lexicon: Lexicon;

  constructor(taxonomy: Taxonomy, lexicon: Lexicon) {
    this.#taxonomy = taxonomy;
    this.#lexicon = lexicon;
  }

  /** Returns how well a hint fits a synset, from 0 to 1: it names an ancestor or its lexicographer file, or occurs in its words or its definition. */
  fit(node: NodeIndex, { word, stem, nodes }: Hint): number {
    const file = FILES[this.#lexicon.columns.lexicographerFile[node]! - 3] ?? [];
    if (file.includes(word) || file.includes(stem) || this.isBelow(node, nodes)) return 1;
    if (stemsOf(this.#lexicon.lemmas(node).join(' ')).includes(stem)) return 0.9;
    return stemsOf(this.#lexicon.glossText(node)).includes(stem) ? 0.7 : 0;
  }

  /** Returns true if one of some nodes is above a synset. */
  isBelow(node: NodeIndex, nodes: ReadonlySet<number>): boolean {
    if (nodes.size === 0) return false;
    let above = this.#taxonomy.primaryParent(node);
    for (let level = 0; level < LEVELS && above !== undefined; level++, above = this.#taxonomy.primaryParent(above))
      if (nodes.has(above)) return true;
    return false;
  }
}
