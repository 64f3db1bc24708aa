import type { WrittenPage } from '../site.ts';

/** Arguments with which the thread of costly pages is started. */
export interface ThreadSetup {
  /** Holds `server/entry.mjs`. */
  readonly siteFolder: string;
  /** Folder of the built data, or the base URL that they are read from. */
  readonly data: string;
  /** Bound on the cached blocks of long files, in bytes. */
  readonly cacheBytes: number | undefined;
  /** Scheme, host and port of the site. */
  readonly origin: string;
}

/** A question to the thread of costly pages; `version` is the version of the data. */
export type Question =
  /** Opens the pages of a build before the first request. */
  | { readonly kind: 'open'; readonly version: string }
  | {
      readonly kind: 'answer';
      readonly version: string;
      readonly address: string;
      readonly headers: Readonly<Record<string, string>> | undefined;
    }
  /** Reads the next piece of a body; `body` is the number of the question that it answers. */
  | { readonly kind: 'read'; readonly body: number }
  /** Discards the rest of a body. */
  | { readonly kind: 'cancel'; readonly body: number };

/** A response without its body, which is read piece by piece if there is one. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: [string, string][];
  readonly hasBody: boolean;
}

/** Answer to each kind of question; the end of a body is `undefined`. */
export interface Given {
  readonly open: undefined;
  readonly answer: WrittenPage | ResponseHead;
  readonly read: Uint8Array | undefined;
  readonly cancel: undefined;
}

/** An error as it passes between threads; its name is the name of its class. */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A question with the number that its reply bears. */
export type Asked = Question & { readonly id: number };

/** Number of a message that answers no question: the thread is alive, and reports trouble. */
export const NO_QUESTION = 0;

/** The reply to a question. */
export interface Reply {
  readonly id: number;
  /** Milliseconds of processor time that it took. */
  readonly ms: number;
  /** Reason why the thread cannot read the data at the moment, if it is known. */
  readonly trouble: string | undefined;
  readonly given?: Given[keyof Given];
  readonly error?: ThrownError;
}
