import { here } from './plain.ts';

/**
 * On a copy of plain files: a choice that stands in the query, as a server reads it, leads on to the file with that choice.
 *
 * The copy's own links name files. Links from elsewhere, and forms, do not know that no server is there.
 */
const asked = location.pathname + location.search;
const there = here(asked);
// Parameters for scripts remain in the query.
if (location.search !== '' && new URL(there, location.href).pathname !== location.pathname)
  location.replace(there + location.hash);
