/** The built pages: what `entry.ts` exports once Astro has built it. */
export interface Site {
  /** Answers a request with a page, a JSON twin or a download. */
  readonly render: (request: Request) => Promise<Response>;
  /** Opens the data and gives their version. */
  readonly open: () => Promise<string>;
}
