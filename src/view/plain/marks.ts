/**
 * Mark by which a page tells its scripts that it is a file; apart from the addresses, whose table no other page loads.
 */

/** The attribute of a page's root element that tells scripts that no server is there. */
export const PLAIN_ATTRIBUTE = 'data-plain';

/** The attribute of the pages of a packed copy that its host has as files; `not-found` on the page of what is not there. */
export const PACKED_ATTRIBUTE = 'data-packed';

/** The service worker of a packed copy. */
export const ROUTER_URL = '/pack-router.js';
