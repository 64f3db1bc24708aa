import { type APIRoute } from 'astro';
import { searchPage } from '../view/search/page.ts';
import { contextOf, jsonAnswer } from './_request.ts';

/** The results page's JSON twin. */
export const GET: APIRoute = async ({ url }) => jsonAnswer(searchPage(await contextOf(url), url.searchParams));
