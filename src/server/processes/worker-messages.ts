import { z } from 'zod';

/** Messages from a worker to the process that started it; other messages between them are Node's own. */
export const fromWorker = z.discriminatedUnion('canopy', [
  /** The worker serves. */
  z.object({ canopy: z.literal('serving'), address: z.string() }),
  /** The worker has looked for a new build of the data, as requested. */
  z.object({ canopy: z.literal('reloaded') }),
  /** The worker's own figures, as requested: a registry in prom-client's JSON. */
  z.object({ canopy: z.literal('figures'), figures: z.array(z.custom<object>((value) => typeof value === 'object')) }),
  /** The worker requests the figures of all workers. */
  z.object({ canopy: z.literal('all figures?'), id: z.number() }),
]);
/** Message from a worker. */
export type FromWorker = z.infer<typeof fromWorker>;

/** Messages to a worker. */
export const toWorker = z.discriminatedUnion('canopy', [
  z.object({ canopy: z.literal('reload') }),
  z.object({ canopy: z.literal('figures?') }),
  z.object({ canopy: z.literal('all figures'), id: z.number(), text: z.string() }),
]);
/** Message to a worker. */
export type ToWorker = z.infer<typeof toWorker>;
