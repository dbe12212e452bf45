import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

// See `desk-link.tsx`: paths are strings here, checked by a test.
type Go = (options: {
  readonly to: string;
  readonly params?: object;
  readonly search?: object;
  readonly replace?: boolean;
  readonly resetScroll?: boolean;
}) => Promise<void>;

/** A filter that lives in the address (`?state=open`), so that a view can be shared and the back button works. */
export function useUrlState(name: string, fallback = ''): readonly [string, (value: string) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate() as unknown as Go;
  const change = useCallback(
    (value: string) => {
      const kept = value === fallback || value === '' ? undefined : value;
      const changed = (former: Record<string, string>): object => ({ ...former, [name]: kept });
      void navigate({ to: '.', search: changed, replace: true, resetScroll: false });
    },
    [navigate, name, fallback],
  );
  return [search[name] ?? fallback, change];
}

/** A part of the path, such as the `id` of `/konten/$id`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}

type Parts = Readonly<Record<string, string>>;

/** Goes to a place of the desk, such as `go('/konten/$id', { id })`; `search` is what stands behind the question mark. */
export function useGo(): (to: string, params?: Parts, search?: Parts) => void {
  const navigate = useNavigate() as unknown as Go;
  return useCallback(
    (to, params, search) => void navigate({ to, ...(params ? { params } : {}), ...(search ? { search } : {}) }),
    [navigate],
  );
}

/** The filters in the present address, to be kept while going elsewhere. */
export function keptFilters(): Parts {
  return Object.fromEntries(new URLSearchParams(location.search));
}
