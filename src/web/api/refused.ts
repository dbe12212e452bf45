import type { RefusalBody } from '#platform/http/endpoint.ts';

/** The server's no, or the network's silence. `message` is a sentence for the reader. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly kind: string;
  readonly status: number;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  /** Of an unexpected fault: what the user can quote. */
  readonly reference: string | undefined;
  /** The whole refusal with its facts. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, { error }: RefusalBody) {
    super(error.message);
    this.kind = error.kind;
    this.status = status;
    this.fields = error.fields ?? [];
    this.reference = error.reference;
    this.facts = error;
  }

  /** The sentence about one field, such as `title` or `quotes.0.name`; a refusal of those kinds is about it as a whole. */
  about(path: string, kinds: readonly string[] = []): string | undefined {
    if (kinds.includes(this.kind)) return this.message;
    return this.fields.find((field) => field.path === path)?.message;
  }
}

export function asRefused(error: unknown): Refused | undefined {
  return error instanceof Refused ? error : undefined;
}
