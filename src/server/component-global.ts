import { type AstroGlobal, type SSRResult } from 'astro';

/** What the components of this site use of Astro's global object; the rest is Astro's own, made when it is asked for. */
type Used = Pick<AstroGlobal, 'props' | 'self' | 'params' | 'request' | 'response' | 'url' | 'redirect' | 'rewrite' | 'slots' | 'locals'>;

/**
 * `Astro` as a component sees it, of one class for all requests.
 *
 * Astro's own is an object literal with getters, made anew for each page and set as the prototype of each component's.
 * V8 makes a hidden class for every one of them, which holds on to the page until the next full collection: what would
 * be gone in an instant is copied twice by the small ones before.
 */
class ComponentGlobal implements Used {
  readonly props: Record<string, unknown>;
  // The compiler's code sets it, for components that hold themselves.
  self!: Used['self'];
  readonly #result: SSRResult;
  readonly #own: () => AstroGlobal;
  #url: URL | undefined;

  constructor(result: SSRResult, props: Record<string, unknown>, own: () => AstroGlobal) {
    this.props = props;
    this.#result = result;
    this.#own = own;
  }

  get params(): Used['params'] {
    return this.#result.params;
  }

  get request(): Request {
    return this.#result.request;
  }

  get response(): Used['response'] {
    return this.#result.response;
  }

  get url(): URL {
    return (this.#url ??= new URL(this.#result.request.url));
  }

  get redirect(): Used['redirect'] {
    return redirect;
  }

  get rewrite(): Used['rewrite'] {
    return (payload) => this.#own().rewrite(payload);
  }

  get locals(): Used['locals'] {
    return this.#own().locals;
  }

  get slots(): Used['slots'] {
    return this.#own().slots;
  }
}

function redirect(path: string, status = 302): Response {
  return new Response(null, { status, headers: { Location: path } });
}

/** Has the components of a page given that global object. */
export function withComponentGlobal(result: SSRResult): SSRResult {
  const own = result.createAstro.bind(result);
  result.createAstro = (props, slots) => new ComponentGlobal(result, props, () => own(props, slots)) as Used as AstroGlobal;
  return result;
}
