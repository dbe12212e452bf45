import type { Context, MiddlewareHandler } from 'hono';
import { assets } from './assets.ts';

/** No script at all, nothing from elsewhere, and nobody may put the portal into a frame. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('content-security-policy', contentPolicy);
  headers.set('x-content-type-options', 'nosniff');
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'strict-origin-when-cross-origin');
};

export const serveAsset: MiddlewareHandler = async (context, next) => {
  const asset = assets.get(context.req.path);
  if (!asset) return await next();
  const packed = asset.gzipped !== null && acceptsGzip(context);
  return context.body(packed ? (asset.gzipped ?? asset.bytes) : asset.bytes, 200, {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  });
};

export function acceptsGzip(context: Context): boolean {
  return /\bgzip\b(?!;q=0(?:\.0*)?(?:,|$))/.test(context.req.header('accept-encoding') ?? '');
}
