import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Illustration, Illustrator, Photograph } from './illustration.ts';

/** The pictures that illustrate a synset on pages, for programs. */
export interface Depiction {
  /** The picture that the site has, its own or borrowed. */
  readonly picture:
    | (Pick<Illustration, 'relation' | 'lender' | 'dataset' | 'width' | 'height' | 'author' | 'licence'> & {
        readonly image: string;
        /** Address of the site's copy. */
        readonly src: string;
        /** Address of a public copy of the original. */
        readonly original: string | null;
        readonly licenceUrl: string | null;
      })
    | null;
  /** The photograph on another host that readers see on request; its page names author and licence. */
  readonly photograph: Pick<Photograph, 'relation' | 'lender' | 'src' | 'page'> | null;
}

/** Width of the photograph's copy in pixels. */
const WIDTH = 500;

/** Finds the pictures that illustrate a synset. @param origin prefix of the addresses of the site's own copies. */
export async function findDepiction(illustrator: Illustrator, node: NodeIndex, origin = ''): Promise<Depiction> {
  const [picture, photograph] = await Promise.all([
    illustrator.findOrAbove(node, 'thumbnail'),
    illustrator.findPhotograph(node, WIDTH),
  ]);
  return { picture: picture === undefined ? null : describe(picture, origin), photograph: photographOf(photograph) };
}

function describe(picture: Illustration, origin: string): Depiction['picture'] {
  const { relation, lender, dataset, id, src, width, height, author, licence, licenceUrl = null, url } = picture;
  const original = url === '' ? null : url;
  return {
    relation,
    lender,
    dataset,
    image: id,
    src: origin + src,
    width,
    height,
    original,
    author,
    licence,
    licenceUrl,
  };
}

function photographOf(photograph: Photograph | undefined): Depiction['photograph'] {
  if (photograph === undefined) return null;
  const { relation, lender, src, page } = photograph;
  return { relation, lender, src, page };
}
