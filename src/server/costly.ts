import { pathOf } from './request-target.ts';

/** What is made anew for most addresses, and takes more than a page does: searches, comparisons, and all that walks a subtree. */
const COSTLY = [
  /^\/search(?:\.json)?$/,
  /^\/compare(?:\.json|\/|$)/,
  /^\/synset\/[^/]+\/(?:urls|lists)\//,
  /^\/explore\/[^/]+\/[^/]+\/[^/]+\/matches\.json$/,
  /^\/api\/v1\/(?:search|synsets\/[^/]+\/(?:subtree|urls|images))/,
  /^\/(?:api\/(?!v1\/)|downloads?\/|imagenet_data\/|archive\/|exports\/)/,
];

/** Whether answering a target, if no answer stands ready, counts against what one client may ask for in a minute. */
export function isCostly(target: string): boolean {
  const path = pathOf(target);
  return COSTLY.some((pattern) => pattern.test(path));
}
