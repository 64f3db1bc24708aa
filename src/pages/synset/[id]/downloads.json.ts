import { type APIRoute } from 'astro';
import { twinAnswer } from '../_tabs.ts';

/** The downloads tab's JSON twin. */
export const GET: APIRoute = ({ url, params: { id } }) => twinAnswer('downloads', url, id);
