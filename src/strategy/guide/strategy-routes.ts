import { openPicture, type MediaId } from '#media/index.ts';
import { personNames, type Actor, type Agency, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import { mayWriteStrategy, readableAgency } from '../may-write-strategy.ts';
import { answersOf } from './answers.store.ts';
import { emptyStrategy } from './content.ts';
import {
  printStrategyEndpoint,
  saveStrategyEndpoint,
  strategyCoverageEndpoint,
  strategyEndpoint,
  strategyPictureEndpoint,
  writingGuideEndpoint,
  type Duty,
  type StrategyView,
} from './contract.ts';
import { coverage, type Coverage } from './coverage.view.ts';
import { heldStrategy, writingGuide } from './held-strategy.ts';
import { printStrategy, type PrintTools } from './print-strategy.ts';
import { saveStrategy } from './save-strategy.ts';
import { setUpRoutes } from './set-up-routes.ts';
import { channelsOf } from './strategy-channels.view.ts';
import type { WrittenStrategy } from './strategy.store.ts';

/** The strategy itself, its guided set-up and its printed page. */
export function strategyGuideRoutes(routes: Routes<Actor>, tools: PrintTools): void {
  setUpRoutes(routes, tools);
  pictureRoutes(routes, tools);

  routes.serve(strategyEndpoint, async ({ actor, query }) => {
    const readable = await readableAgency(tools.db, actor, query.agencyId);
    return readable.ok ? accept(await present(tools, actor, readable.value)) : readable;
  });

  routes.serve(saveStrategyEndpoint, async ({ actor, params, body: { revision, ...content } }) => {
    const saved = await saveStrategy(tools, actor, { agencyId: params.id as AgencyId, revision, content });
    if (!saved.ok) return saved;
    return accept({ revision: saved.value.revision, updatedAt: saved.value.updatedAt.toISOString() });
  });

  routes.serve(strategyCoverageEndpoint, async ({ actor, query: { agencyId, from, to } }) => {
    const readable = await readableAgency(tools.db, actor, agencyId);
    if (!readable.ok) return readable;
    const { agency, tree } = readable.value;
    const [start, until] = [midnight(from, agency.zone), midnight(addDaysToDate(to, 1), agency.zone)];
    if (!start || !until || until <= start) return refuse({ kind: 'coverage-ends-before-it-starts' });
    return accept(presentCoverage(await coverage(tools.db, tree.subtree(agency.id), { from: start, until })));
  });

  routes.serve(writingGuideEndpoint, async ({ actor, query }) => {
    const readable = await readableAgency(tools.db, actor, query.agencyId);
    if (!readable.ok) return readable;
    return accept(writingGuide(await heldStrategy(tools.db, readable.value), readable.value.agency));
  });
}

function pictureRoutes(routes: Routes<Actor>, tools: PrintTools): void {
  routes.serve(strategyPictureEndpoint, async ({ actor, params }) => {
    const readable = await readableAgency(tools.db, actor, params.id);
    if (!readable.ok) return refuse({ kind: 'picture-not-found' });
    const { own } = await heldStrategy(tools.db, readable.value);
    const isThere = own?.content.brand.logos.some(({ mediaId }) => mediaId === params.mediaId) ?? false;
    if (!isThere) return refuse({ kind: 'picture-not-found' });
    const opened = await openPicture(tools, params.mediaId as MediaId, { maxBytes: null, mime: 'image/webp' });
    if (!opened.ok) return refuse({ kind: 'picture-not-found' });
    const headers = { 'content-type': opened.value.mime, 'cache-control': 'private, max-age=86400' };
    return accept(new Response(Buffer.from(opened.value.bytes), { headers: { ...headers, ...careful } }));
  });

  routes.serve(printStrategyEndpoint, async ({ actor, query, language }) => {
    const asked = { agencyId: query.agencyId, language: query.language ?? language };
    const printed = await printStrategy(tools, actor, asked);
    if (!printed.ok) return printed;
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="strategi-${printed.value.name}"`,
      'cache-control': 'private, no-store',
    };
    return accept(new Response(printed.value.pdf, { headers: { ...headers, ...careful } }));
  });
}

const careful = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" };

interface Asked {
  readonly agency: Agency;
  readonly tree: AgencyTree;
}

async function present(tools: PrintTools, actor: Actor, { agency, tree }: Asked): Promise<StrategyView> {
  const { own, inherited } = await heldStrategy(tools.db, { agency, tree });
  const { revision, appliedAt } = await answersOf(tools.db, agency.id);
  return {
    agency: { ...named(agency), isCity: agency.parentId === null },
    ...(own ? await presentOwn(tools, own) : nothingWritten),
    inherited: inherited.map(({ agency: from, content }) => ({ agency: named(from), content })),
    channels: [...(await channelsOf(tools.db, [agency.id]))],
    setUp: { begun: revision > 0, applied: appliedAt !== null },
    can: { write: mayWriteStrategy(actor, agency) },
  };
}

const nothingWritten = { content: emptyStrategy, revision: 0, updatedAt: null, updatedBy: null };

async function presentOwn({ db }: PrintTools, { content, revision, updatedAt, updatedBy }: WrittenStrategy) {
  const names = await personNames(db, updatedBy ? [updatedBy] : []);
  return { content, revision, updatedAt: updatedAt.toISOString(), updatedBy: names.get(updatedBy ?? '') ?? null };
}

function named({ id, name, shortName }: Agency): { id: string; name: string; shortName: string } {
  return { id, name, shortName };
}

function presentCoverage({ duties, pillars, kinds }: Coverage) {
  return {
    posts: duties.reduce((sum, { posts }) => sum + posts, 0),
    duties: duties.map((row) => ({ ...counted(row), duty: row.key as Duty | null })),
    pillars: pillars.map((row) => ({ ...counted(row), pillarId: row.key })),
    kinds: kinds.map((row) => ({ ...counted(row), kind: row.key ?? '' })),
  };
}

function counted({ posts, last_at: lastAt }: Coverage['duties'][number]): { posts: number; lastAt: string | null } {
  return { posts, lastAt: lastAt?.toISOString() ?? null };
}

function midnight(date: string, zone: string): Date | undefined {
  return instantOf({ date, time: '00:00' }, zone);
}
