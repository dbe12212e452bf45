import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactElement } from 'react';
import type { LinkProps, Place } from './desk-link.tsx';

// See `desk-link.tsx`: paths are strings here, checked by a test.
type Go = (place: Place) => Promise<unknown>;

/**
 * As `DeskLink`, for where hundreds stand on one screen: its address is only a text, and the router is asked when the
 * link is pointed at or followed.
 */
export function LightLink({ to, params, search, ...rest }: LinkProps): ReactElement {
  const router = useRouter();
  const place = { to, ...(params ? { params } : {}), ...(search ? { search } : {}) };
  const prepare = (): void => void (router.preloadRoute as unknown as Go)(place);
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (event.defaultPrevented || event.button !== 0 || isWithModifier(event)) return;
    event.preventDefault();
    void (router.navigate as unknown as Go)(place);
  };
  const href = `${router.basepath}${addressOf(place)}`;
  return (
    <a {...rest} href={href} onPointerEnter={prepare} onClick={follow}>
      {rest.children}
    </a>
  );
}

function addressOf({ to, params = {}, search = {} }: Place): string {
  const path = to.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = Object.entries(search).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`;
}

function isWithModifier({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}
