import type { APIRoute } from 'astro';
import { answerArchive } from '../../api/imagenet/files.ts';
import { catalogue } from '../../store/served.ts';
import { GET as urlsAt } from '../imagenet_data/urls/[file].ts';

/** WordNet's words, glosses and hypernyms as ImageNet gave them out, and the addresses of the release's images. */
export const GET: APIRoute = (context) => {
  const file = FILES.find((name) => name === context.params['file']);
  return file === undefined ? urlsAt(context) : answerArchive(file, catalogue(), context.request.headers);
};

const FILES = ['words.txt', 'gloss.txt', 'wordnet.is_a.txt'] as const;
