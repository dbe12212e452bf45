import type { z } from 'zod';
import type { Endpoint, RefusalBody } from '#platform/http/endpoint.ts';
import { currentLanguage } from '../words/language.ts';
import { say } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { Refused } from './refused.ts';

/** As it arrives over the wire: instants are ISO strings. */
export type OnTheWire<T> = T extends Date
  ? string
  : T extends string | number | boolean | null | undefined | bigint
    ? T
    : T extends readonly (infer Item)[]
      ? OnTheWire<Item>[]
      : T extends object
        ? { [Key in keyof T]: OnTheWire<T[Key]> }
        : T;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [Key in Name]?: Value }
  : Record<string, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** What a call of that endpoint needs: its parameters, query and body, each only where the endpoint has one. */
export type Ask<E> =
  E extends Endpoint<infer Params, infer Query, infer Body>
    ? Part<'params', Input<Params>> & Part<'query', Input<Query>> & Part<'body', Input<Body>>
    : never;

export type Got<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer Answer> ? OnTheWire<z.infer<Answer>> : never;

interface LooseAsk {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Asks the server. Throws `Refused` for every no, so that queries and acts carry one kind of error. */
export async function call<E extends Endpoint>(endpoint: E, ask: Ask<E>, signal?: AbortSignal): Promise<Got<E>> {
  const { params, query, body } = ask as LooseAsk;
  const response = await send(addressOf(endpoint.path, { params, query }), {
    method: endpoint.method.toUpperCase(),
    ...(signal ? { signal } : {}),
    ...bodyOf(body),
  });
  if (!response.ok) throw await refusalOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Got<E>;
}

/** The address of an endpoint, for links to files such as a CSV. */
export function addressOf(path: string, { params, query }: Pick<LooseAsk, 'params' | 'query'>): string {
  const named = (params ?? {}) as Record<string, string>;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    const values = (Array.isArray(value) ? value : [value]) as readonly (
      | string
      | number
      | boolean
      | null
      | undefined
    )[];
    for (const one of values) if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  const asked = search.toString();
  return `/api${filled}${asked === '' ? '' : `?${asked}`}`;
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  if (hasFile(body)) return { body: formOf(body) };
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

function hasFile(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && Object.values(body).some((value) => value instanceof Blob);
}

function formOf(body: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.append(name, value);
    else if (value !== undefined && value !== null) form.append(name, `${value as string | number | boolean}`);
  }
  return form;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  headers.set('Accept-Language', currentLanguage());
  try {
    return await fetch(address, { ...init, headers, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refused(0, { error: { kind: 'offline', message: say(webWords, 'error.offline') } });
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => undefined)) as RefusalBody | undefined;
  if (body?.error) return new Refused(response.status, body);
  const message = say(webWords, 'error.unreadable', { status: response.status });
  return new Refused(response.status, { error: { kind: 'unreadable-answer', message } });
}
