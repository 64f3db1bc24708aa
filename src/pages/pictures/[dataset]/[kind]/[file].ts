import type { APIRoute } from 'astro';
import { parseWnid } from '../../../../domain/wordnet/wnid.ts';
import { COPY_KINDS } from '../../../../format/pictures/picture-files.ts';
import { catalogue } from '../../../../store/served.ts';

const NAME = /^(n\d{8})(_\d{1,9})-([0-9a-f]{12})\.[a-z]+$/;

/** A copy of a picture. Its name holds a digest of its bytes, so clients may cache it for ever. */
export const GET: APIRoute = async ({ params }) => {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  const kind = COPY_KINDS.find((name) => name === params['kind']);
  const [, id = '', number = '', digest = ''] = NAME.exec(params['file'] ?? '') ?? [];
  const wnid = parseWnid(id);
  const node = wnid && opened.taxonomy.node(wnid);
  const pictures = dataset && (await opened.picturesOf(dataset));
  if (!pictures || !kind || node === undefined) return notThere();
  const file = await pictures.file(kind, node, id + number, digest);
  if (file === undefined) return notThere();
  return new Response(file.bytes, {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(file.bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};

function notThere(): Response {
  return new Response('There is no such picture.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
