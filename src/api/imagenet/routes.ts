import { releaseDataset } from '../../domain/dataset/dataset.ts';
import { holdingsOf } from '../../store/image-holdings.ts';
import { catalogue } from '../../store/served.ts';
import type { FileRequest, FileRoute } from '../file-route.ts';
import { notThere } from '../text-answer.ts';
import { answerAllBoxes, answerBoxes, answerBulkUrls, answerImageTar, DOWNLOAD_ERRORS } from './downloads.ts';
import { answerArchive, answerReleaseFile, formStatus, formStructure, type ReleaseFile } from './files.ts';
import { answerChallenge, answerDetails } from './pages.ts';
import type { ImageNetParts } from './parts.ts';
import { answerDownload, answerText, NO_FEATURES } from './text.ts';
import { answerImages, answerThumbnail } from './thumbnails.ts';
import { answerSubtree } from './tree.ts';

type Answer = (parts: ImageNetParts, request: FileRequest) => Response | Promise<Response>;

/** Text endpoints whose answer for the release is a file of the build. */
const WHOLE: Readonly<Partial<Record<string, ReleaseFile>>> = {
  'imagenet.synset.obtain_synset_list': 'synset_list.txt',
  'imagenet.synset.obtain_synset_wordlist': 'synset_wordlist.html',
};

/** WordNet's words, glosses and hypernyms as ImageNet gave them out. */
const ARCHIVE = ['words.txt', 'gloss.txt', 'wordnet.is_a.txt'] as const;

/** The addresses of ImageNet's old site. */
export const OLD_ROUTES: readonly FileRoute[] = [
  ...['/api/text/:name', '/api/:name'].map((pattern) =>
    old(pattern, (parts, { params: { name = '' }, query, headers }) => {
      const file = WHOLE[name.replace(/\.php$/, '')];
      const form = (): Promise<Response> => answerText(name, query, parts);
      return file === undefined ? form() : answerReleaseFile(file, parts, headers, form);
    }),
  ),
  old('/api/download/:name', (parts, { params, query }) => answerDownload(params['name']!, query, parts)),
  old('/api/xml/:file', (parts, { params: { file }, headers }) => {
    if (file === 'ReleaseStatus.xml') return answerReleaseFile(file, parts, headers, formStatus);
    if (file === 'structure_released.xml') return answerReleaseFile(file, parts, headers, formStructure);
    return notThere('There is no XML file of that name.');
  }),
  // User names and keys in the address are ignored.
  old('/download/synset', (parts, { query }) => answerImageTar(query.get('wnid') ?? '', parts)),
  { pattern: '/download/:error', file: ({ params }) => notThere(downloadError(params['error']!)) },
  old('/data/winter21_whole/:file', (parts, { params: { file = '' } }) =>
    file.endsWith('.tar')
      ? answerImageTar(file.slice(0, -'.tar'.length), parts)
      : notThere('There is no file of that name.'),
  ),
  ...['/downloads/bbox/bbox/:file', '/downloads/bbox/:file'].map((pattern) =>
    old(pattern, (parts, { params }) => answerBoxes(params['file']!, parts)),
  ),
  old('/Annotation/Annotation.tar.gz', answerAllBoxes),
  ...['/downloads/:kind', '/downloads/:kind/*'].map((pattern) => ({ pattern, file: () => notThere(NO_FEATURES) })),
  ...['/archive/:file', '/data/:file'].map((pattern) => ({
    pattern,
    file: (request: FileRequest) => {
      const file = ARCHIVE.find((name) => name === request.params['file']);
      return file === undefined ? bulkUrls(request) : answerArchive(file, catalogue(), request.headers);
    },
  })),
  { pattern: '/imagenet_data/urls/:file', file: bulkUrls },
  old('/python/tree.py/SubtreeXML', (parts, { query }) => answerSubtree(query, parts)),
  old('/python/gp.py/ImagesXML', (parts, { query }) => answerImages(query, parts)),
  old('/nodes/:storage/:offset/:folder/:file', (parts, { params }) => answerThumbnail(params, parts)),
  old('/challenges/LSVRC/:year/browse-synsets', (parts, { params }) => answerChallenge(params['year']!, parts)),
  old('/__viz/getControlDetails.php', (parts, { query }) => answerDetails(query, parts)),
];

function old(pattern: string, answer: Answer): FileRoute {
  return { pattern, file: (request) => answerOld(request, answer) };
}

/** Answers from the dataset that the query names by `dataset`, or from the release; 404 for the name of no dataset. */
async function answerOld(request: FileRequest, answer: Answer): Promise<Response> {
  const opened = catalogue();
  const { datasets } = opened;
  const name = request.query.get('dataset') ?? '';
  const dataset = name === '' ? releaseDataset(datasets) : datasets.find((one) => one.name === name);
  if (dataset === undefined)
    return notThere(`There is no dataset of that name; there are: ${datasets.map((one) => one.name).join(', ')}.`);
  const [holdings, order] = await Promise.all([holdingsOf(opened, dataset), opened.synsetOrder()]);
  return answer({ catalogue: opened, dataset, holdings, order }, request);
}

/** Answers with all addresses of the release's images, or with a file that scripts request next to them. */
function bulkUrls(request: FileRequest): Promise<Response> {
  return answerOld(request, (parts, { params, headers }) => answerBulkUrls(params['file']!, parts, headers));
}

function downloadError(error: string): string {
  return Object.hasOwn(DOWNLOAD_ERRORS, error)
    ? DOWNLOAD_ERRORS[error as keyof typeof DOWNLOAD_ERRORS]
    : 'There is no download of that name.';
}
