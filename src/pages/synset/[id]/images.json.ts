import { type APIRoute } from 'astro';
import { twinAnswer } from '../_tabs.ts';

/** The images tab's JSON twin. */
export const GET: APIRoute = ({ url, params: { id } }) => twinAnswer('images', url, id);
