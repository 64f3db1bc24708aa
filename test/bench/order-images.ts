/**
 * Orders image records by `docs/order-images.sql` in DuckDB: `node order-images.ts NODES RECORDS PARTS TEMPORARY`.
 */

import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const SQL = path.resolve(import.meta.dirname, '../../docs/order-images.sql');

/** Files and limits of an ordering. */
export interface Ordering {
  /** Table of node and wnid, with a head; and records, image id, tab and address, without one. */
  readonly nodes: string;
  readonly records: string;
  /** Folder to make for the parts. */
  readonly parts: string;
  /** Number of parts. */
  readonly count: number;
  /** Memory limit of the engine, such as `1GB`, and folder that it spills to. */
  readonly memory: string;
  readonly temporary: string;
}

/** Writes records in preorder as Parquet, a file a part. */
export async function orderImages({ nodes, records, parts, count, memory, temporary }: Ordering): Promise<void> {
  const query = (await readFile(SQL, 'utf8')).replace('64.0', `${String(count)}.0`);
  await mkdir(parts, { recursive: true });
  const database = path.join(temporary, 'records.duckdb');
  // The views and the table of an earlier run have the same names.
  await rm(database, { force: true });
  const instance = await DuckDBInstance.create(database, {
    memory_limit: memory,
    temp_directory: temporary,
    threads: '2',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE VIEW nodes AS SELECT * FROM read_csv('${nodes}', delim = '\t', header = true)`);
    await connection.run(
      `CREATE VIEW records AS SELECT * FROM read_csv('${records}', delim = '\t', header = false, quote = '', columns = {'image_id': 'VARCHAR', 'url': 'VARCHAR'})`,
    );
    await connection.run(`CREATE TABLE ordered AS ${query}`);
    for (let part = 0; part < count; part++) {
      const file = path.join(parts, `part-${String(part).padStart(4, '0')}.parquet`);
      await connection.run(
        `COPY (SELECT node, number, image_id, url FROM ordered WHERE part = ${String(part)} ORDER BY node, number) TO '${file}' (FORMAT parquet)`,
      );
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [nodes = '', records = '', parts = '', temporary = ''] = process.argv.slice(2);
  await orderImages({ nodes, records, parts, count: 64, memory: '600MB', temporary });
}
