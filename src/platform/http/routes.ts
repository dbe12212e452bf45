import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languageFrom, type Language } from '#platform/i18n/language.ts';
import type { Facts, Speaker } from '#platform/i18n/messages.ts';
import type { Log } from '#platform/log/log.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { answerJson } from './answer-json.ts';
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf, RefusalBody } from './endpoint.ts';
import { asOneRead } from './once-per-read.ts';
import { unstorableIn } from './storable.ts';

/** What a handler is given: who asks, and the validated input. `Who` is undefined only on `public` endpoints. */
export interface Asked<Who, E> {
  readonly actor: Who;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly language: Language;
  readonly context: Context;
}

export interface AnyRefusal {
  readonly kind: string;
}

export type Handle<Who, E> = (asked: Asked<Who, E>) => Promise<Result<AnswerOf<E> | Response, AnyRefusal>>;

/** The API under construction. Rooms add their endpoints; `main` mounts `app` at `/api`. */
export interface Routes<Who> {
  readonly app: OpenAPIHono;
  readonly endpoints: readonly Endpoint[];
  serve<E extends Endpoint>(endpoint: E, handle: Handle<Who, E>): void;
  servePublic<E extends Endpoint>(endpoint: E, handle: Handle<Who | undefined, E>): void;
}

export interface RoutesTools<Who> {
  readonly identify: (context: Context) => Promise<Who | undefined>;
  /** Asked before anything else; what it refuses reaches no room. */
  readonly guard?: (context: Context) => AnyRefusal | undefined;
  /** Whether that person may do the endpoint's operation anywhere at all; where exactly, the room asks. */
  readonly allows?: (who: Who, operation: string) => boolean;
  readonly speaker: Speaker;
  readonly log: Log;
}

export function createRoutes<Who>(tools: RoutesTools<Who>): Routes<Who> {
  const app = new OpenAPIHono();
  const endpoints: Endpoint[] = [];
  app.onError((error, c) => answerFault(tools, error, c));
  app.notFound((c) => refused(tools, c, { kind: 'endpoint-not-found' }));

  const add = (described: Endpoint, handle: Handle<Who | undefined, Endpoint>): void => {
    endpoints.push(described);
    app.openAPIRegistry.registerPath(openApiOf(described));
    const answer = async (context: Context): Promise<Response> => {
      const admitted = await admit(tools, described, context);
      if (!admitted.ok) return refused(tools, context, admitted.refusal);
      const actor = admitted.value;
      const input = await readInput(described, context);
      if (!input.ok) return refused(tools, context, invalidInput(input.issues, languageOf(context)));
      const path = unstorableIn(input.value);
      if (path !== undefined) return refused(tools, context, unstorable(tools, context, path));
      const outcome = await handle({ actor, ...input.value, language: languageOf(context), context });
      if (!outcome.ok) return refused(tools, context, outcome.refusal);
      if (outcome.value instanceof Response) return outcome.value;
      return outcome.value === undefined ? context.body(null, 204) : await answerJson(context, outcome.value as object);
    };
    app.on(described.method, described.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      described.method === 'get' ? asOneRead(() => answer(context)) : answer(context),
    );
  };
  return {
    app,
    endpoints,
    serve: (described, handle) => add(described, handle as Handle<Who | undefined, Endpoint>),
    servePublic: (described, handle) => add(described, handle),
  };
}

/** Who comes in at all. Refuses by default: an operation nobody granted opens nothing, even where a room forgets to ask. */
async function admit<Who>(
  { guard, identify, allows }: RoutesTools<Who>,
  { operation }: Endpoint,
  context: Context,
): Promise<Result<Who | undefined, AnyRefusal>> {
  const unwelcome = guard?.(context);
  if (unwelcome) return refuse(unwelcome);
  const actor = await identify(context);
  if (operation === 'public') return accept(actor);
  if (actor === undefined) return refuse({ kind: 'sign-in-needed' });
  const may = operation === 'signed-in' || (allows?.(actor, operation) ?? true);
  return may ? accept(actor) : refuse({ kind: 'not-allowed' });
}

/** The status follows from the refusal's name, so that rooms need no table of numbers. */
export function statusOf(kind: string): ContentfulStatusCode {
  if (kind === 'sign-in-needed') return 401;
  if (kind === 'not-allowed' || kind.startsWith('not-allowed-')) return 403;
  if (kind.endsWith('-not-found')) return 404;
  if (kind.startsWith('already-') || kind.endsWith('-meanwhile')) return 409;
  if (kind === 'too-many-requests') return 429;
  return 422;
}

function languageOf(context: Context): Language {
  return languageFrom(context.req.header('accept-language'));
}

function refused<Who>({ speaker }: RoutesTools<Who>, context: Context, refusal: AnyRefusal): Response {
  const message = speaker.say(languageOf(context), `refusal.${refusal.kind}`, refusal as unknown as Facts);
  const body: RefusalBody = { error: { message, ...refusal } };
  return context.json(body, statusOf(refusal.kind));
}

function answerFault<Who>(tools: RoutesTools<Who>, error: Error, context: Context): Response {
  if (error instanceof HTTPException) return error.getResponse();
  const reference = randomUUID().slice(0, 8).toUpperCase();
  tools.log.error({ error, reference, path: context.req.path }, 'unexpected fault in a request');
  const kind = hasNoRoom(error) ? 'server-disk-full' : 'unexpected-fault';
  const message = tools.speaker.say(languageOf(context), `refusal.${kind}`, { reference });
  const status = kind === 'server-disk-full' ? 507 : 500;
  return context.json({ error: { kind, message, reference } } satisfies RefusalBody, status);
}

/** PostgreSQL's `disk_full`, or the system's own word. */
function hasNoRoom(error: Error): boolean {
  return 'code' in error && (error.code === '53100' || error.code === 'ENOSPC');
}

type Input = Pick<Asked<unknown, Endpoint>, 'params' | 'query' | 'body'>;
type ReadInput = { ok: true; value: Input } | { ok: false; issues: z.core.$ZodIssue[] };

async function readInput(described: Endpoint, context: Context): Promise<ReadInput> {
  const raw = {
    params: context.req.param(),
    query: queryOf(context),
    body: described.body ? await bodyOf(context) : undefined,
  };
  const value: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = described[part];
    if (!schema) continue;
    const parsed = schema.safeParse(raw[part]);
    if (!parsed.success) return { ok: false, issues: parsed.error.issues };
    value[part] = parsed.data;
  }
  return { ok: true, value: value as unknown as Input };
}

/** A name given twice becomes a list. */
function queryOf(context: Context): Record<string, string | string[]> {
  const entries = Object.entries(context.req.queries());
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]));
}

async function bodyOf(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return await context.req.parseBody({ all: true }).catch(() => undefined);
  const text = await context.req.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const zodWords = { id: z.locales.id(), en: z.locales.en() };

function invalidInput(issues: z.core.$ZodIssue[], language: Language): AnyRefusal & { fields: unknown } {
  const fields = issues.map((issue) => {
    const said = zodWords[language].localeError(issue as z.core.$ZodRawIssue);
    return { path: issue.path.join('.'), message: (typeof said === 'string' ? said : said?.message) ?? issue.message };
  });
  return { kind: 'invalid-input', fields };
}

function unstorable<Who>(
  { speaker }: RoutesTools<Who>,
  context: Context,
  path: string,
): AnyRefusal & { fields: unknown } {
  const message = speaker.say(languageOf(context), 'field.unstorable');
  return { kind: 'invalid-input', fields: [{ path: path.replace(/^(?:params|query|body)\./, ''), message }] };
}

const RefusalSchema = z.object({ error: z.looseObject({ kind: z.string(), message: z.string() }) });

function openApiOf({
  method,
  path,
  summary,
  operation,
  params,
  query,
  body,
  answer,
}: Endpoint): ReturnType<typeof createRoute> {
  const sent = body && bodyContent(body);
  return createRoute({
    method,
    path,
    summary,
    tags: [operation.split('.')[0] ?? operation],
    ...(operation === 'public' ? {} : { security: [{ session: [] }, { token: [] }] }),
    request: {
      ...(params ? { params: params as never } : {}),
      ...(query ? { query: query as never } : {}),
      ...(sent ? { body: { content: sent } } : {}),
    },
    responses: {
      ...answered(answer),
      default: {
        description: 'Refused, with a sentence for the reader',
        content: { 'application/json': { schema: RefusalSchema } },
      },
    },
  });
}

/** A body with a file travels as a form; the generator has to be told what a file looks like. */
function bodyContent(body: z.ZodType): Record<string, { schema: z.ZodType }> {
  const fields = body instanceof z.ZodObject ? Object.entries<z.ZodType>(body.shape) : [];
  const files = fields.filter(([, field]) => field instanceof z.ZodFile).map(([name]) => name);
  if (!(body instanceof z.ZodObject) || files.length === 0) return { 'application/json': { schema: body } };
  const binary = z.any().openapi({ type: 'string', format: 'binary' });
  return { 'multipart/form-data': { schema: body.extend(Object.fromEntries(files.map((name) => [name, binary]))) } };
}

function answered(
  answer: z.ZodType,
): Record<number, { description: string; content?: Record<string, { schema: z.ZodType }> }> {
  if (answer instanceof z.ZodUndefined) return { 204: { description: 'Done' } };
  return { 200: { description: 'Done', content: { 'application/json': { schema: answer } } } };
}
