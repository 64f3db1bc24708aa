/** The synset of people, below which no picture illustrates unasked: a label for people hurts, whatever picture stands beside it. */
export const PERSON = 'n00007846';
