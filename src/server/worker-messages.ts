import { z } from 'zod';

/** What a worker tells or asks the process that started it; anything else between them is Node's own. */
export const fromWorker = z.discriminatedUnion('canopy', [
  /** It serves. */
  z.object({ canopy: z.literal('serving'), address: z.string() }),
  /** It has looked for a new build of the data, as it was told to. */
  z.object({ canopy: z.literal('reloaded') }),
  /** Its own figures, as it was asked for: what prom-client makes of a registry. */
  z.object({ canopy: z.literal('figures'), figures: z.array(z.custom<object>((value) => typeof value === 'object')) }),
  /** It wants the figures of all workers. */
  z.object({ canopy: z.literal('all figures?'), id: z.number() }),
]);
/** One of these messages. */
export type FromWorker = z.infer<typeof fromWorker>;

/** What a worker is told or asked. */
export const toWorker = z.discriminatedUnion('canopy', [
  z.object({ canopy: z.literal('reload') }),
  z.object({ canopy: z.literal('figures?') }),
  z.object({ canopy: z.literal('all figures'), id: z.number(), text: z.string() }),
]);
/** One of these messages. */
export type ToWorker = z.infer<typeof toWorker>;
