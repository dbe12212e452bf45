import type { Context } from 'hono';

const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that another website made the reader's browser send. Browsers say where a request comes from in
 * `Sec-Fetch-Site` (over HTTPS) or `Origin`; a request with a cookie and neither is no browser of today.
 */
export function refuseForeignWrite(
  publicUrl: string,
): (context: Context) => { readonly kind: 'not-allowed-from-elsewhere' } | undefined {
  const ourOrigin = new URL(publicUrl).origin;
  return ({ req }) => {
    if (reading.includes(req.method) || req.header('authorization')) return undefined;
    const site = req.header('sec-fetch-site');
    const origin = req.header('origin');
    const sentByBrowser = site !== undefined || origin !== undefined || req.header('cookie') !== undefined;
    const ours = site === 'same-origin' || origin === ourOrigin || isSameHost(origin, req.header('host'));
    return sentByBrowser && !ours ? { kind: 'not-allowed-from-elsewhere' } : undefined;
  };
}

/** People on the same network may open the desk at another name than `PUBLIC_URL`. */
function isSameHost(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && host !== undefined && URL.parse(origin)?.host === host;
}
