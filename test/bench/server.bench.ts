import { request } from 'node:http';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Benchmark, Case } from './benchmark.ts';
import { ensureBuilt, randomSynsetPages } from './built.ts';
import { ServerProcess, type WireAnswer } from './server-process.ts';

const BROTLI = 'Accept-Encoding: br\r\n';
const CACHED = 20_000;
const RENDERED = 1000;
/** Pages rendered before any is measured: a fresh process takes longer while it compiles its code. */
const WARM = 5000;

const { site, data } = await ensureBuilt();
const canopy = await ServerProcess.start('canopy', site, data);
const plain = await ServerProcess.start('plain');

const pages = await randomSynsetPages(data);
const cachedPages = pages.splice(0, 1000);

const answers = new Map<string, WireAnswer>();
for (const target of cachedPages) answers.set(target, await answerOf(target));
plain.answerWith(answers);
const { headers } = answers.get(cachedPages[0]!)!;
const tag = headers[headers.indexOf('ETag') + 1]!;

/** Pages by whose first answers compression is compared. */
const COMPRESSED = 200;

/** Returns the bytes of first answers, divided by those of the same pages at Brotli's quality 5. */
function bytesRatio(targets: readonly string[]): number {
  let [bytes, atFive] = [0, 0];
  for (const target of targets) {
    const { body } = answers.get(target)!;
    bytes += body.length;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    atFive += brotliCompressSync(brotliDecompressSync(body), { params }).length;
  }
  return bytes / atFive;
}

/** Returns the answer to a page as it goes over the wire, without the lines that Node adds by itself. */
function answerOf(target: string): Promise<WireAnswer> {
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

const compression = bytesRatio(cachedPages.slice(0, COMPRESSED));

const one = Array.from({ length: CACHED }, () => cachedPages[0]!);
const thousand = Array.from({ length: CACHED }, (_, i) => cachedPages[i % cachedPages.length]!);

export default {
  question: `What processor time does the server take for a synset page, in ms per request? First answers have ${compression.toFixed(2)} times the bytes of Brotli 5.`,
  cases: [
    asking("the same bytes from Node's own server, one page", plain, () => one),
    asking("the same bytes from Node's own server, a thousand pages in turn", plain, () => thousand),
    asking('cached, one page', canopy, () => one),
    asking('cached, a thousand pages in turn', canopy, () => thousand),
    asking('304, the browser has it', canopy, () => one, `${BROTLI}If-None-Match: ${tag}\r\n`),
    asking('rendered', canopy, () => pages.splice(0, RENDERED), 'Accept-Encoding: identity\r\n'),
    asking('rendered and compressed', canopy, () => pages.splice(0, RENDERED)),
  ],
} satisfies Benchmark;
