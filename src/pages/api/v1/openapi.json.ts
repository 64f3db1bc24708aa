import type { APIRoute } from 'astro';
import { openApiDocument } from '../../../api/v1/openapi.ts';
import { jsonAnswer } from '../../../api/v1/router.ts';
import { siteOrigin } from '../../../store/served.ts';

/** The description of the interface for programs. */
export const GET: APIRoute = () => jsonAnswer(openApiDocument('1.0.0', siteOrigin()));
