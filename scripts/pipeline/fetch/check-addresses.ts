import path from 'node:path';
import { ADDRESS_COLUMNS, aliveRow, faultRow } from './address-table.ts';
import { FetchFault, isRepeated } from './fetch-fault.ts';
import { FETCHED, type FetchJob, MAX_BYTES } from './fetch-images.ts';
import { GrowingTable } from './growing-table.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Answer } from './http-request.ts';
import type { PoliteClient } from './polite-client.ts';
import { runWorkers } from './run-workers.ts';

/** Media types that an image may have, including types that say nothing. */
const POSSIBLE_TYPE = /^(?:image\/|application\/(?:octet-stream|pdf)|binary\/|$)/i;

/**
 * Asks addresses for their heads and notes what came, keeping no image. Those asked today are not asked again, so that a
 * run that was stopped goes on with the next.
 */
export async function checkAddresses(job: Omit<FetchJob, 'commons'>): Promise<void> {
  const { folder, images, client, accepts, placeholders, connections, today, onImage } = job;
  const table = await GrowingTable.open(path.join(folder, FETCHED.addresses), ADDRESS_COLUMNS);
  const work = async (): Promise<void> => {
    for (let next = await images.next(); next.done !== true; next = await images.next()) {
      const image = next.value;
      const previous = table.find(image.id);
      if (previous?.url === image.url && previous.checked === today && !isRepeated(previous.reason)) {
        onImage?.('known', 0);
        continue;
      }
      try {
        const answer = await askHead(client, image.url, accepts);
        const { 'content-length': length = '', 'content-type': stated = '' } = answer.headers;
        const bytes = /^\d+$/.test(length) ? Number(length) : undefined;
        if (isPlaceholder(placeholders, answer, bytes))
          throw new FetchFault('placeholder', answer.url.href, answer.status);
        if (bytes === 0) throw new FetchFault('empty', '', answer.status);
        if (bytes !== undefined && bytes > MAX_BYTES)
          throw new FetchFault('too-large', `${length} bytes`, answer.status);
        if (!POSSIBLE_TYPE.test(stated)) throw new FetchFault('no-image', stated, answer.status);
        const { file = '', sha256 = '' } = previous ?? {};
        table.add(aliveRow(image, today, { status: answer.status, bytes: length, type: stated, file, sha256 }));
        onImage?.('fetched', 0);
      } catch (error) {
        if (!(error instanceof FetchFault)) throw error;
        table.add(faultRow(image, today, error, previous));
        onImage?.('failed', 0);
      }
    }
  };
  await runWorkers(connections, client, work);
  await table.close();
}

/** Asks by HEAD, and by GET without reading where a host does not answer that. */
async function askHead(client: PoliteClient, url: string, accepts: FetchJob['accepts']): Promise<Answer> {
  try {
    return await client.request(url, { method: 'HEAD', accepts, maxBytes: 0 });
  } catch (error) {
    const isRefused = error instanceof FetchFault && [400, 403, 405, 501].includes(error.status ?? 0);
    if (!isRefused) throw error;
    return client.request(url, { accepts, maxBytes: 0 });
  }
}
