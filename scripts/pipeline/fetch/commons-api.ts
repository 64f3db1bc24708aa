import { z } from 'zod';
import type { CommonsFile, CommonsWidth } from '../../../src/domain/pictures/commons-file.ts';
import type { ImageCredit } from '../../../src/domain/pictures/picture.ts';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { readLinkedText } from './author-text.ts';
import { InputError } from '../text/input.ts';
import { FetchFault, type FetchFaultReason } from './fetch-fault.ts';
import { type PoliteClient, retryAfterMs } from './polite-client.ts';

/** Maximum number of titles of a request. */
export const TITLES_PER_REQUEST = 50;
/** The address of the API. */
export const COMMONS_API = 'https://commons.wikimedia.org/w/api.php';
/** Seconds that replicas of the database may lag behind before the API asks to wait. */
const MAX_LAG = 5;
/** Maximum number of times that a request is made again because the API asks to wait. */
const MAX_LAGGED = 6;
/** Errors by which the API asks to wait. */
const WAITING: ReadonlySet<string> = new Set(['maxlag', 'ratelimited']);
/** Faults that an API may have at times; with others the address is none of the API. */
const PASSING: ReadonlySet<FetchFaultReason> = new Set<FetchFaultReason>(['busy', 'cut-off', 'no-host', 'time-out']);
const MAX_BYTES = 16 * 2 ** 20;

/** Description of a file by Commons. */
export interface CommonsInfo extends ImageCredit {
  readonly page: string;
  /** Address of the current version of the file, under its present name. */
  readonly url: string;
  /** Address of a copy of the requested width, or of the file itself where it is no wider. */
  readonly copy: string;
  /** SHA-1 of the file itself, in hexadecimal. */
  readonly sha1: string;
  /** Width of the file itself in pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether it has another name now. */
  readonly isRenamed: boolean;
}

const renaming = z.array(z.object({ from: z.string(), to: z.string() })).default([]);
const field = z.object({ value: z.union([z.string(), z.number()]).transform(String) }).optional();
const answerSchema = z.object({
  error: z.object({ code: z.string(), info: z.string().default('') }).optional(),
  query: z
    .object({
      normalized: renaming,
      redirects: renaming,
      pages: z.array(
        z.object({
          title: z.string(),
          imageinfo: z
            .array(
              z.object({
                url: z.string(),
                descriptionurl: z.string(),
                thumburl: z.string().optional(),
                sha1: z.string().default(''),
                width: z.number().default(0),
                height: z.number().default(0),
                extmetadata: z
                  .object({ Artist: field, LicenseShortName: field, LicenseUrl: field, ObjectName: field })
                  .default({}),
              }),
            )
            .optional(),
        }),
      ),
    })
    .optional(),
});

/** Asks Commons for what it says of files. */
export class CommonsApi {
  readonly #client: PoliteClient;
  readonly #address: string;
  readonly #lagPauseMs: number;
  /** Number of pauses in a row that the API has asked for, over all requests. */
  #pauses = 0;
  #hasAnswered = false;

  /** @param lagPauseMs milliseconds of the first pause where the database lags; each further one is twice as long, until the API answers. */
  constructor(client: PoliteClient, address = COMMONS_API, lagPauseMs = 5000) {
    this.#client = client;
    this.#address = address;
    this.#lagPauseMs = lagPauseMs;
  }

  /**
   * Asks for at most {@link TITLES_PER_REQUEST} files. @param width of the copies, in pixels.
   * @returns what is said of each, by its name as it was asked for; `undefined` for one that is not there any more.
   * @throws FetchFault if the API does not answer; InputError if the first answer shows that its address is another's.
   */
  async describe(files: readonly CommonsFile[], width: CommonsWidth): Promise<Map<string, CommonsInfo | undefined>> {
    const query = await this.#query(files, width);
    const renamed = new Map([...query.normalized, ...query.redirects].map(({ from, to }) => [from, to]));
    const pages = new Map(query.pages.map((page) => [page.title, page]));
    return new Map(
      files.map(({ name }) => {
        const asked = `File:${name.replaceAll('_', ' ')}`;
        const title = lastTitle(renamed, `File:${name}`);
        const info = (pages.get(title) ?? pages.get(asked))?.imageinfo?.[0];
        return [name, info && describe(info, query.redirects.length > 0 && title !== asked)];
      }),
    );
  }

  async #query(files: readonly CommonsFile[], width: CommonsWidth): Promise<Query> {
    try {
      const { query } = await this.#ask(files, width);
      if (query === undefined) throw new FetchFault('server-error', 'an answer without a query');
      this.#hasAnswered = true;
      return query;
    } catch (error) {
      if (!(error instanceof FetchFault) || PASSING.has(error.reason)) throw error;
      // A fault of the API says nothing of the images: 404 there is not the end of any of them.
      if (this.#hasAnswered || (error.status ?? 0) >= 500)
        throw new FetchFault('server-error', `the API: ${error.message}`, error.status);
      throw new InputError(this.#address, {
        expected: 'the API of Wikimedia Commons',
        came: `${error.message} (${error.reason})`,
        advice: 'Correct --api.',
      });
    }
  }

  async #ask(files: readonly CommonsFile[], width: CommonsWidth): Promise<z.infer<typeof answerSchema>> {
    const form = new URLSearchParams({
      action: 'query',
      format: 'json',
      formatversion: '2',
      redirects: '1',
      prop: 'imageinfo',
      iiprop: 'url|size|mime|sha1|extmetadata',
      iiextmetadatafilter: 'Artist|LicenseShortName|LicenseUrl|ObjectName',
      iiextmetadatalanguage: 'en',
      iiurlwidth: String(width),
      maxlag: String(MAX_LAG),
      titles: files.map(({ name }) => `File:${name}`).join('|'),
    });
    const { host } = new URL(this.#address);
    for (let lagged = 0; ; lagged++) {
      const { bytes, headers } = await this.#client.request(this.#address, {
        method: 'POST',
        form,
        accepts: (other) => other === host,
        maxBytes: MAX_BYTES,
      });
      const answer = parse(bytes);
      if (answer.error === undefined) {
        this.#pauses = 0;
        return answer;
      }
      const { code, info } = answer.error;
      const fault = new FetchFault('busy', `${code}: ${info}`);
      if (!WAITING.has(code)) throw fault;
      const pause = Math.max(retryAfterMs(headers) ?? 0, this.#lagPauseMs * 2 ** this.#pauses++);
      this.#client.rest(host, pause, fault);
      if (lagged === MAX_LAGGED) throw fault;
    }
  }
}

function parse(bytes: Buffer): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    const cause = error instanceof SyntaxError ? 'no JSON' : String(error).slice(0, 200);
    throw new FetchFault('server-error', `an answer in another form: ${cause}`);
  }
}

function lastTitle(renamed: ReadonlyMap<string, string>, title: string): string {
  for (let step = 0; step < renamed.size && renamed.has(title); step++) title = renamed.get(title)!;
  return title;
}

type Query = NonNullable<z.infer<typeof answerSchema>['query']>;
type Page = Query['pages'][number];

function describe(info: NonNullable<Page['imageinfo']>[number], isRenamed: boolean): CommonsInfo {
  const { url, descriptionurl: page, thumburl: copy = url, sha1, width, height, extmetadata } = info;
  const plain = (html: { readonly value: string } | undefined): ReturnType<typeof readLinkedText> =>
    readLinkedText(html?.value ?? '', page);
  const author = plain(extmetadata.Artist);
  const licenceUrl = plain(extmetadata.LicenseUrl).text;
  return {
    url: addressOf(url),
    copy,
    sha1,
    width,
    height,
    isRenamed,
    page: addressOf(page),
    title: plain(extmetadata.ObjectName).text,
    author: author.text,
    authorUrl: author.url,
    licence: plain(extmetadata.LicenseShortName).text,
    licenceUrl: licenceUrl === '' ? undefined : parseWebAddress(URL.parse(licenceUrl, page)?.href ?? '')?.href,
  };
}

/** Returns an address of the web as it is, and an empty text for what is none: the build would refuse it. */
function addressOf(text: string): string {
  return parseWebAddress(text) === undefined ? '' : text;
}
