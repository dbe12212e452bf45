import type { MeView } from '#organisation/contract.ts';

const place = 'kentongan.me';

/** Who sat here last, so that the desk opens without a connection and drafts can be gone on with. */
export function rememberedMe(): MeView | undefined {
  const text = localStorage.getItem(place);
  return text === null ? undefined : (JSON.parse(text) as MeView);
}

export function rememberMe(me: MeView): void {
  localStorage.setItem(place, JSON.stringify(me));
}

/** When they leave, or the server no longer knows them. */
export function forgetMe(): void {
  localStorage.removeItem(place);
}
