import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';

/** Says when a form was handed out, signed, and differs each time: what is sent with it twice is one message. */
export interface FormTokens {
  issue(at: Date): string;
  /** When the form was handed out; undefined for a token that is not ours. */
  issuedAt(token: string): Date | undefined;
}

const shape = /^([0-9a-z]{6,10})\.([\w-]{12})\.([\w-]{22})$/;

export function createFormTokens(key: Uint8Array): FormTokens {
  const secret = createSecretKey(key);
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
  return {
    issue(at) {
      const text = `${at.getTime().toString(36)}.${randomBytes(9).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    issuedAt(token) {
      const [, time, nonce, signature] = shape.exec(token) ?? [];
      if (time === undefined || signature === undefined) return undefined;
      const expected = Buffer.from(sign(`${time}.${nonce}`));
      if (!timingSafeEqual(expected, Buffer.from(signature))) return undefined;
      return new Date(Number.parseInt(time, 36));
    },
  };
}
