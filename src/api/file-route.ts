/** A request for a file, or by a program. */
export interface FileRequest {
  readonly url: URL;
  readonly query: URLSearchParams;
  /** The variable segments of the address, by their names in the route's pattern; none is empty. */
  readonly params: Readonly<Record<string, string>>;
  /** The header lines about ranges; an answer depends on no others. */
  readonly headers: Headers;
}

/** Maker of the responses at the addresses of one pattern: files to download, pictures, and the interfaces for programs. */
export interface FileRoute {
  /** A pattern of `src/view/routes.ts`. */
  readonly pattern: string;
  readonly file: (request: FileRequest) => Response | Promise<Response>;
}
