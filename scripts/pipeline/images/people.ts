import type { SensitiveSubject } from '../../../src/domain/pictures/picture.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { PERSON } from '../../../src/domain/wordnet/sensitive.ts';

/** People, whose images are shown on request alone in every dataset that does not say otherwise. */
export const PEOPLE = {
  wnid: parseWnid(PERSON)!,
  name: 'people',
  why: 'Labels for people can hurt or be plainly wrong, so images of people are shown only on request.',
} as const satisfies SensitiveSubject;

/** The synsets of a taxonomy whose images are shown on request alone. */
export function sensitiveIn(taxonomy: Taxonomy): SensitiveSubject[] {
  return taxonomy.node(PEOPLE.wnid) === undefined ? [] : [PEOPLE];
}
