import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode, type ReactElement } from 'react';
import { createQueryClient } from './api/query-client.ts';
import { routeTree } from './routes.tsx';
import { forgetMe } from './session/remembered-me.ts';
import { cssVariables, theme } from './theme.ts';

const base = '/desk';

const router = createRouter({
  routeTree,
  basepath: base,
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: searchText,
});

const queries = createQueryClient(goToSignIn);

export function App(): ReactElement {
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** After signing in, the person returns to where they were. */
function goToSignIn(): void {
  forgetMe();
  const { pathname, search } = location;
  if (pathname.startsWith(`${base}/masuk`)) return;
  location.assign(`${base}/masuk?kembali=${encodeURIComponent(pathname + search)}`);
}

function searchText(search: Record<string, unknown>): string {
  const named = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const text = new URLSearchParams(named).toString();
  return text === '' ? '' : `?${text}`;
}
