import type { Context, Hono } from 'hono';
import { agencyTree, clientAddress, refuseForeignWrite } from '#organisation/index.ts';
import { readTrackingCode } from '#listening/index.ts';
import * as addresses from './addresses.ts';
import type { FormState } from './citizen/form-fields.ts';
import { sendMessage, type Goal, type Sender, type SendRefusal } from './citizen/send-message.ts';
import { formKinds, readTyped } from './citizen/typed-message.ts';
import type { Page } from './look/layout.ts';
import { askPage } from './pages/ask.ts';
import { notFoundPage } from './pages/faults.ts';
import { postPageFor } from './pages/post.ts';
import { trackedPage } from './pages/track.ts';
import type { PortalRoutesTools } from './page-routes.ts';
import { inLanguage, type Visit } from './serving/visit.ts';
import { talkByCode } from './views/conversations.view.ts';
import { postPage } from './views/posts.view.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a form is read, and how it is shown again when it was not taken. */
interface Form {
  readonly path: string;
  readonly goal: (fields: Fields, context: Context) => Promise<Goal | undefined>;
  readonly again: (visit: Visit, asked: Again) => Promise<Page>;
}

interface Again {
  readonly context: Context;
  readonly fields: Fields;
  readonly state: FormState;
}

export function formRoutes(app: Hono, tools: PortalRoutesTools): void {
  for (const form of [ask(tools), comment(tools), followUp(tools)]) {
    app.post(inLanguage(form.path, tools.language), (context) => take(tools, form, context));
  }
}

/** The time somebody has already spent counts on: the same form is shown again, unless it is too old. */
function withSameToken({ sending }: PortalRoutesTools, fields: Fields, { kind }: SendRefusal) {
  const token = text(fields, 'tanda');
  const isGood = kind !== 'form-expired' && sending.tokens.issuedAt(token) !== undefined;
  return (visit: Visit): Visit => (isGood ? { ...visit, tokenMark: token } : visit);
}

/** Sent, it becomes a page of its own, so that reloading sends nothing again. */
async function take(tools: PortalRoutesTools, form: Form, context: Context): Promise<Response> {
  const { pages, sending, language, publicUrl } = tools;
  if (refuseForeignWrite(publicUrl)(context)) return await pages.foreignForm(context, language);
  const fields: Fields = await context.req.parseBody().catch(() => ({}));
  const typed = readTyped(fields);
  const goal = await form.goal(fields, context);
  const wanted = { path: context.req.path.replace(/^\/en(?=\/)/, ''), language };
  if (!goal) return await pages.personal(context, wanted, (visit) => Promise.resolve(notFoundPage(visit)));
  const sender: Sender = {
    address: clientAddress(context),
    language,
    by: { token: text(fields, 'tanda'), trap: text(fields, 'situs') },
  };
  const sent = await sendMessage(sending, sender, { goal, typed });
  if (sent.ok)
    return context.redirect(inLanguage(`${addresses.tracking(sent.value.trackingCode)}?baru`, language), 303);
  const { refusal } = sent;
  const again = withSameToken(tools, fields, refusal);
  return await pages.personal(context, wanted, async (visit) => {
    const page = await form.again(again(visit), { context, fields, state: { typed, refusal } });
    return { ...page, status: statusOf(refusal), unlisted: true };
  });
}

function statusOf({ kind }: SendRefusal): 422 | 429 | 404 {
  if (kind === 'too-many-requests') return 429;
  return kind.endsWith('-not-found') ? 404 : 422;
}

function ask({ sending }: PortalRoutesTools): Form {
  return {
    path: addresses.ask,
    async goal(fields) {
      const slug = text(fields, 'opd');
      const agency = (await agencyTree(sending.db)).all.find((one) => one.active && one.slug === slug);
      return { to: 'agency', kind: kindOf(fields), agencyId: agency?.id ?? null };
    },
    again: (visit, { fields, state }) =>
      askPage(visit, { form: { ...state, kind: kindOf(fields) }, agencySlug: text(fields, 'opd') }),
  };
}

function comment({ sending }: PortalRoutesTools): Form {
  return {
    path: addresses.comment(':slug'),
    async goal(_fields, context) {
      const post = await postPage(sending.db, context.req.param('slug') ?? '');
      return post && { to: 'post', postId: post.postId };
    },
    again: (visit, { context, state }) => postPageFor(visit, context.req.param('slug') ?? '', state),
  };
}

function followUp({ sending }: PortalRoutesTools): Form {
  return {
    path: addresses.followUp(':code'),
    goal: (_fields, context) =>
      Promise.resolve({ to: 'conversation', trackingCode: readTrackingCode(context.req.param('code') ?? '') }),
    async again(visit, { context, state }) {
      const code = readTrackingCode(context.req.param('code') ?? '');
      const talk = await talkByCode(sending.db, code);
      return talk ? trackedPage(visit, { code, talk, fresh: false, form: state }) : notFoundPage(visit);
    },
  };
}

function kindOf(fields: Fields): (typeof formKinds)[number] {
  return formKinds.find((kind) => kind === fields['jenis']) ?? 'keluhan';
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
