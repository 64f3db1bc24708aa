import { z } from 'zod';
import { PAGE } from './listing.ts';

/** A variable part of an address. */
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: z.ZodType;
  readonly example?: string | number;
}

/** A part of the query, which may be left out unless said otherwise. */
export function inQuery(name: string, description: string, more: Partial<ApiParameter> = {}): ApiParameter {
  return { name, in: 'query', required: false, description, schema: z.string(), ...more };
}

/** A segment of the path. */
export function inPath(name: string, description: string, more: Partial<ApiParameter> = {}): ApiParameter {
  return { name, in: 'path', required: true, description, schema: z.string(), ...more };
}

/** The dataset whose images are counted. */
export const dataset = inQuery('dataset', 'Whose images are counted; default: the first dataset.');
/** The length of a page. */
export const limit = inQuery('limit', `Items of a page; default ${String(PAGE.usual)}.`, {
  schema: z.int().min(1).max(PAGE.most),
});
/** The place in a list. */
export const cursor = inQuery('cursor', 'Where to go on: what the page before gave as next.');
/** Whether named instances are listed. */
export const instances = inQuery(
  'instances',
  'Whether named instances, such as cities and persons, belong to the subtree; false by default.',
  { schema: z.enum(['true', 'false']) },
);
/** A synset. */
export const wnid = inPath('wnid', 'The synset.', { example: 'n02084071' });
/** A class set. */
export const classSet = inPath(
  'set',
  'The name of a published set, or the code of any set: what follows /set/ in the address of its page.',
  { example: 'living17' },
);
