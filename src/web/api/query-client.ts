import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { asRefused } from './refused.ts';

/** `onSignedOut` is told when the server no longer knows who asks. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (asRefused(error)?.kind === 'sign-in-needed') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (tried, error) => tried < 2 && isWorthAnotherTry(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function isWorthAnotherTry(error: unknown): boolean {
  const status = asRefused(error)?.status ?? 500;
  return status === 0 || status >= 500;
}
