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

/** The dataset whose images are counted. */
export const dataset: ApiParameter = {
  name: 'dataset',
  in: 'query',
  required: false,
  description: 'Whose images are counted; default: the first dataset.',
  schema: z.string(),
};
/** The length of a page. */
export const limit: ApiParameter = {
  name: 'limit',
  in: 'query',
  required: false,
  description: `Items of a page; default ${String(PAGE.usual)}.`,
  schema: z.int().min(1).max(PAGE.most),
};
/** The place in a list. */
export const cursor: ApiParameter = {
  name: 'cursor',
  in: 'query',
  required: false,
  description: 'Where to go on: what the page before gave as next.',
  schema: z.string(),
};
/** Whether named instances are listed. */
export const instances: ApiParameter = {
  name: 'instances',
  in: 'query',
  required: false,
  description: 'Whether named instances, such as cities and persons, belong to the subtree; false by default.',
  schema: z.enum(['true', 'false']),
};
/** A synset. */
export const wnid: ApiParameter = {
  name: 'wnid',
  in: 'path',
  required: true,
  description: 'The synset.',
  schema: z.string(),
  example: 'n02084071',
};

/** A class set. */
export const classSet: ApiParameter = {
  name: 'set',
  in: 'path',
  required: true,
  description: 'The name of a published set, or the code of any set: what follows /set/ in the address of its page.',
  schema: z.string(),
  example: 'living17',
};
