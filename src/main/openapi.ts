import type { Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';

type Document = ReturnType<Routes<Actor>['app']['getOpenAPI31Document']>;

/** The whole API in OpenAPI 3.1, made from the same descriptions that are served. */
export function openApiDocument({ app }: Routes<Actor>): Document {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Kentongan',
      version: '0.1.0',
      description:
        'Everything the desk does. Sign in with the session cookie, or send an API token made with `npm run kentongan -- token create`; a token may do what its person may do.',
      license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' },
    },
    servers: [{ url: '/api' }],
  });
  return {
    ...document,
    components: {
      ...document.components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kentongan.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
