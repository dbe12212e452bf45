import type { Context } from 'hono';

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

const own = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Where a request comes from, for counting tries. A forwarded address is believed only from a proxy on this machine,
 * and then only its last entry: the one that proxy saw itself.
 */
export function clientAddress(context: Context): string {
  const direct = (context.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return own.includes(direct) && forwarded ? forwarded : direct;
}
