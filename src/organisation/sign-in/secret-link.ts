import { createHash, randomBytes } from 'node:crypto';

/** A random secret that is shown once; only its hash is kept. 256 random bits need no slow hash. */
export function newSecret(prefix = ''): { readonly secret: string; readonly hash: Buffer } {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOf(secret) };
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
