import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what may not be read from the database alone. Each sealed value says which key it belongs to. */
export interface SecretBox {
  /** The fingerprint of this key: eight hex digits that tell keys apart and nothing about them. */
  readonly keyId: string;
  /** `owner` is the row it is kept for, such as `channel:<id>`; it opens for that row only. */
  seal(plain: string, owner: string): Buffer;
  /** Throws `WrongKey` when it was sealed with another key, and an error when it was changed or moved to another row. */
  open(sealed: Uint8Array, owner: string): string;
}

/** Data and key don't belong together: SECRET_KEY was changed without `rotate-key`, or the data come from elsewhere. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';

  constructor(sealedWith: string, present: string) {
    super(`Sealed with the key ${sealedWith}, but SECRET_KEY is ${present}`);
  }
}

const format = 1;
const [keyIdBytes, ivBytes, tagBytes] = [4, 12, 16];
const [keyIdAt, ivAt] = [1, 1 + keyIdBytes];
const [tagAt, textAt] = [ivAt + ivBytes, ivAt + ivBytes + tagBytes];

/** AES-256-GCM with a key derived from SECRET_KEY. Layout: format, key id, IV, tag, ciphertext. */
export function secretBox(secretKey: string): SecretBox {
  const key = derive(secretKey, 'kentongan sealed values', 32);
  const fingerprint = derive(secretKey, 'kentongan key fingerprint', keyIdBytes);
  const keyId = fingerprint.toString('hex');
  return {
    keyId,
    seal(plain, owner) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(format), fingerprint, iv, cipher.getAuthTag(), text]);
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== format || bytes.length < textAt) throw new Error(`Not a sealed value: ${owner}`);
      if (keyIdOf(bytes) !== keyId) throw new WrongKey(keyIdOf(bytes), keyId);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(ivAt, tagAt));
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(tagAt, textAt));
      return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8');
    },
  };
}

/** The fingerprint of the key that a value was sealed with; stands readable in the value. */
export function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(keyIdAt, ivAt)).toString('hex');
}

/** Opens with the old key and seals with the new one. What the new key sealed already stays, so that it may be repeated. */
export function reseal(sealed: Uint8Array, owner: string, keys: KeyChange): Buffer {
  if (keyIdOf(sealed) === keys.to.keyId) return Buffer.from(sealed);
  return keys.to.seal(keys.from.open(sealed, owner), owner);
}

export interface KeyChange {
  readonly from: SecretBox;
  readonly to: SecretBox;
}

function derive(secretKey: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', purpose, bytes));
}
