import { localHref } from './plain.ts';

/**
 * Leads from an address with a choice in its query, as a server reads it, to the file of a copy with that choice.
 *
 * The copy's own links name files. Links from elsewhere, and forms, do not know that no server is there.
 */
const asked = location.pathname + location.search;
const there = localHref(asked);
// Parameters for scripts remain in the query.
if (location.search !== '' && new URL(there, location.href).pathname !== location.pathname)
  location.replace(there + location.hash);
