/** Why a network did not do what was asked. The reaction to each kind is written once, in `react.ts`. */
export type Failure =
  /** A definite no to this content. `detail` holds the network's own words, here and below; never a secret. */
  | { readonly kind: 'rejected'; readonly detail: string }
  /** Of ours: what it shows may no longer be shown. */
  | { readonly kind: 'picture-barred'; readonly detail: string }
  | { readonly kind: 'must-reconnect'; readonly detail: string }
  | { readonly kind: 'account-restricted'; readonly detail: string }
  | { readonly kind: 'lacks-permission'; readonly detail: string }
  | { readonly kind: 'target-gone'; readonly detail: string }
  | { readonly kind: 'slow-down'; readonly until: Date }
  /** The request surely did not arrive. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It may have arrived: look before sending again. */
  | { readonly kind: 'unanswered'; readonly detail: string }
  | { readonly kind: 'not-understood'; readonly status: number; readonly excerpt: string };
