import { createHash } from 'node:crypto';

/** Where the next record joins the chain. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
}

export const chainBegin: ChainEnd = { number: 0, hash: '' };

export interface Sealed {
  readonly number: number;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The next record of a chain. Its number stands in the body, so that order and absence are sealed too. */
export function seal(end: ChainEnd, facts: object): Sealed {
  const number = end.number + 1;
  const body = JSON.stringify({ number, ...facts });
  return { number, body, previousHash: end.hash, hash: hashOf(end.hash, body) };
}

/** SHA-256 in hexadecimal of the hash before, a line feed and the body: anybody can compute it again. */
export function hashOf(previousHash: string, body: string): string {
  return createHash('sha256').update(`${previousHash}\n${body}`).digest('hex');
}

/** Whether a kept record goes on where the chain stands, and says in its body what its columns say. */
export function follows(end: ChainEnd, record: Sealed & KeptColumns): boolean {
  const { number, body, previousHash, hash } = record;
  if (number !== end.number + 1 || previousHash !== end.hash || hash !== hashOf(previousHash, body)) return false;
  const told = JSON.parse(body) as Partial<KeptColumns> & { readonly number?: number };
  return told.number === number && told.kind === record.kind && told.deliveryId === record.deliveryId;
}

interface KeptColumns {
  readonly kind: string;
  readonly deliveryId: string;
}
