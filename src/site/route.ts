import type { FileRoute } from '../api/file-route.ts';
import type { Markup } from '../components/markup.ts';
import type { Page } from '../components/page/page.ts';
import type { PageRequest } from './request.ts';

/** An address that leads to another. */
export interface Redirect {
  readonly location: string;
  readonly status: 301 | 302;
}

type Maker<Made> = (request: PageRequest) => Made | undefined | Promise<Made | undefined>;

/** Makers of the answers at the addresses of one pattern; each returns `undefined` for an unknown address. */
export interface Route {
  /** A pattern of `view/routes.ts`, such as `/synset/:id`; the twin's has `.json` at its end. */
  readonly pattern: string;
  readonly page?: Maker<Page | Redirect>;
  /** The model of the page, which its JSON twin shows. */
  readonly twin?: Maker<object>;
  /** A part of a page, which scripts put into one that is open. */
  readonly fragment?: Maker<Markup>;
  readonly file?: FileRoute['file'];
  /** Noun that completes "There is no …" in the answer for an unknown address. */
  readonly subject?: string;
}
