import { request } from 'node:http';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Benchmark, Case } from './benchmark.ts';
import { ensureBuilt, randomSynsetPages } from './built.ts';
import { ServerProcess } from './server-process.ts';

const BROTLI = 'Accept-Encoding: br\r\n';
const KEPT = 20_000;
const RENDERED = 1000;
/** Pages rendered before any is measured: a fresh process takes longer while it compiles its code. */
const WARM = 5000;

const { site, data } = await ensureBuilt();
const canopy = await ServerProcess.start('canopy', site, data);
const plain = await ServerProcess.start('plain');

const pages = await randomSynsetPages(data);
const keptPages = pages.splice(0, 1000);

const { headers, body } = await answerOf(keptPages[0]!);
plain.answerWith(headers, body);
const tag = headers[headers.indexOf('ETag') + 1]!;

/** Pages by whose first answers compression is compared. */
const COMPRESSED = 200;

/** Returns the bytes of first answers, divided by those of the same pages at Brotli's quality 5. */
async function bytesRatio(targets: readonly string[]): Promise<number> {
  let [bytes, atFive] = [0, 0];
  for (const target of targets) {
    const { body } = await answerOf(target);
    bytes += body.length;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    atFive += brotliCompressSync(brotliDecompressSync(body), { params }).length;
  }
  return bytes / atFive;
}

/** The first answer to a page as it goes over the wire, without the lines that Node adds by itself. */
function answerOf(target: string): Promise<{ headers: string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port: canopy.port, path: target, headers: { 'Accept-Encoding': 'br' }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const lines = response.rawHeaders;
          resolve({ headers: lines.slice(0, lines.indexOf('Date')), body: Buffer.concat(chunks) });
        });
      },
    );
    asked.on('error', reject).end();
  });
}

function asking(name: string, server: ServerProcess, targets: () => string[], headers = BROTLI): Case {
  return { name, run: async () => ({ ms: (await server.measure(targets(), headers)).cpu / 1000 }) };
}

await canopy.measure(pages.splice(0, WARM), 'Accept-Encoding: identity\r\n');

const compression = await bytesRatio(keptPages.slice(0, COMPRESSED));

const one = Array.from({ length: KEPT }, () => keptPages[0]!);
const thousand = Array.from({ length: KEPT }, (_, i) => keptPages[i % keptPages.length]!);

export default {
  question: `What processor time does the server take for a synset page, in ms per request? First answers have ${compression.toFixed(2)} times the bytes of Brotli 5.`,
  cases: [
    asking("the same bytes from Node's own server", plain, () => one),
    asking('kept, one page', canopy, () => one),
    asking('kept, a thousand pages in turn', canopy, () => thousand),
    asking('304, the browser has it', canopy, () => one, `${BROTLI}If-None-Match: ${tag}\r\n`),
    asking('rendered', canopy, () => pages.splice(0, RENDERED), 'Accept-Encoding: identity\r\n'),
    asking('rendered and compressed', canopy, () => pages.splice(0, RENDERED)),
  ],
} satisfies Benchmark;
