import type { z } from 'zod';
import type { Answer, OutgoingRequest, Reply, Session } from '#channels/connector.ts';
import type { Failure } from '#channels/failure.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { failureFrom, jsonOf, notUnderstood } from './failures.ts';

/** One call of the protocol. `query` makes it a GET, `input` or `blob` a POST. */
export interface Xrpc<Output extends z.ZodType> {
  readonly method: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly input?: object;
  readonly blob?: { readonly mime: string; readonly bytes: Uint8Array };
  readonly output: Output;
}

/** Without signing in, at any server. */
export async function callPublic<Output extends z.ZodType>(
  http: Session['http'],
  { server, ...xrpc }: Xrpc<Output> & { readonly server: string },
): Answer<z.infer<Output>> {
  return outputOf(await http(requestOf(server, xrpc)), xrpc.output);
}

export function requestOf(server: string, xrpc: Omit<Xrpc<z.ZodType>, 'output'>, token?: string): OutgoingRequest {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const content = contentOf(xrpc);
  return {
    method: xrpc.query === undefined ? 'POST' : 'GET',
    url: addressOf(server, xrpc),
    headers: { ...authorization, ...(content && { 'content-type': content.mime }) },
    ...(content && { body: content.body }),
  };
}

function addressOf(server: string, { method, query = {} }: Omit<Xrpc<z.ZodType>, 'output'>): string {
  const address = new URL(`/xrpc/${method}`, server);
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) address.searchParams.append(name, value);
  }
  return address.href;
}

function contentOf({
  blob,
  input,
}: Omit<Xrpc<z.ZodType>, 'output'>): { readonly mime: string; readonly body: string | Uint8Array } | undefined {
  if (blob !== undefined) return { mime: blob.mime, body: blob.bytes };
  return input === undefined ? undefined : { mime: 'application/json', body: JSON.stringify(input) };
}

export function outputOf<Output extends z.ZodType>(
  answer: Result<Reply, Failure>,
  output: Output,
): Result<z.infer<Output>, Failure> {
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return refuse(failureFrom(answer.value));
  const parsed = output.safeParse(jsonOf(new TextDecoder().decode(answer.value.body)));
  return parsed.success ? accept(parsed.data) : refuse(notUnderstood(answer.value));
}
