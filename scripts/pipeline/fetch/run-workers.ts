import type { PoliteClient } from './polite-client.ts';

/**
 * Runs workers at the same time. The first error closes the client, which ends the others.
 *
 * @throws that error, once no worker runs any more.
 */
export async function runWorkers(
  count: number,
  client: Pick<PoliteClient, 'close'>,
  work: () => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  const workers = Array.from({ length: count }, () =>
    work().catch((error: unknown) => {
      errors.push(error);
      client.close();
    }),
  );
  await Promise.all(workers);
  if (errors.length > 0) throw errors[0];
}
