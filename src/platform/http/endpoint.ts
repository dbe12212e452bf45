import type { z } from 'zod';

/**
 * One call of the HTTP API, described once: the server serves it, the OpenAPI document lists it, the screens call it.
 * Lives in a room's `contract.ts`, so it must not import server code.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Relative to `/api`, with `{name}` for each parameter. */
  readonly path: string;
  /** What the person must be allowed to do somewhere; `signed-in` for anybody with a session, `public` for all. */
  readonly operation: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
}

type Nothing = z.ZodType<undefined>;

export function endpoint<
  Answer extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(described: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return described;
}

export type ParamsOf<E> = E extends Endpoint<infer Params> ? z.infer<Params> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Query> ? z.infer<Query> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer Body> ? z.infer<Body> : never;
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer Answer> ? z.infer<Answer> : never;

/** The body of every refused call. `message` is a sentence in the reader's language; `fields` says what to mend. */
export interface RefusalBody {
  readonly error: {
    readonly kind: string;
    readonly message: string;
    readonly fields?: readonly { readonly path: string; readonly message: string }[];
    /** Of an unexpected fault: the user can quote it, the log has it. */
    readonly reference?: string;
    readonly [fact: string]: unknown;
  };
}
