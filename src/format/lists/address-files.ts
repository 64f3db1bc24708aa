import { z } from 'zod';

/** Results of checks of a dataset's addresses: `addresses.json` and `addresses.columns`. */

const count = z.int().min(0);
const date = z.iso.date();

/** `addresses.json`. */
export const addressesSchema = z.object({
  asked: count,
  alive: count,
  dead: count,
  from: date,
  to: date,
  /** Number of addresses that gave no image, by reason. */
  reasons: z.record(z.string(), count),
});

/** Returns the path of one of these files. */
export function addressFile(dataset: string, file: 'addresses.json' | 'addresses.columns'): string {
  return `datasets/${dataset}/${file}`;
}
