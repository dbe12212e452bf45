import { join } from 'node:path';
import type { Hono } from 'hono';
import { cardMessages, cardRoutes, openStudio, type CardTools } from '#cards/index.ts';
import { channelMessages, channelRoutes, checkChannelsRoutine, createPortalChannel } from '#channels/index.ts';
import { openPrinter } from '#platform/documents/printer.ts';
import { createRoutes, type Routes } from '#platform/http/routes.ts';
import { speaker, type Catalogues } from '#platform/i18n/messages.ts';
import type { Routine, Worker } from '#platform/jobs/job.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { answerSettled, inboxReader, listeningMessages, listeningRoutes, pollInboxes } from '#listening/index.ts';
import { mediaMessages, mediaRoutes, mediaRoutines, pictureFiles, uploadFiles } from '#media/index.ts';
import {
  canSomewhere,
  identifyWith,
  openSignIn,
  organisationMessages,
  organisationRoutes,
  organisationRoutines,
  refuseForeignWrite,
  type Actor,
  type Operation,
  type OrganisationTools,
} from '#organisation/index.ts';
import { planningMessages, planningRoutes } from '#planning/index.ts';
import { createPortal, portalMessages, portalRoutes, portalRoutines } from '#portal/index.ts';
import {
  createFeedSite,
  createLetterSite,
  nativesReader,
  networksFor,
  publishingMessages,
  publishingRoutes,
  publishingRoutines,
  publishingWorkers,
  readNatives,
  replyDeliveries,
  takeUpDeliveries,
  type Networks,
  type PublishingRoomTools,
} from '#publishing/index.ts';
import { channelCounter, reportingMessages, reportingRoutes, reportingRoutines } from '#reporting/index.ts';
import { strategyGuideRoutes, strategyMessages, strategyRoutes } from '#strategy/index.ts';
import { todayRoutes } from '#today/index.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { openChannels } from './channels.ts';
import { changeStream } from './change-stream.ts';
import type { Outside } from './outside.ts';

export interface Product {
  readonly routes: Routes<Actor>;
  readonly workers: readonly Worker<object>[];
  readonly routines: readonly Routine[];
  /** The public site, mounted at `/`. */
  readonly portal: Hono;
  /** Private calendars, mounted at `/kalender`. */
  readonly calendarFeeds: Hono;
  readonly approvalLetters: Hono;
  /** Goes on with what a process that died left behind. */
  takeUp(): Promise<void>;
  /** Hangs up on what would never end by itself, such as event streams. */
  close(): void;
}

/** Every sentence the server can say. */
const catalogues: readonly Catalogues[] = [
  platformMessages,
  organisationMessages,
  mediaMessages,
  cardMessages,
  channelMessages,
  strategyMessages,
  planningMessages,
  publishingMessages,
  listeningMessages,
  reportingMessages,
  portalMessages,
];

/** The only place that knows all rooms: gives each its tools and carries news between them. */
export function wire(outside: Outside): Product {
  const { db, log, now, publicUrl, config } = outside;
  const organisation: OrganisationTools = {
    ...outside,
    engine: openSignIn(outside),
    onAgencyCreated: (tx, agency) => createPortalChannel(tx, agency.id),
  };
  const routes = openRoutes(outside, organisation);
  const secrets = secretBox(outside.secretKey);
  organisationRoutes(routes, organisation);
  const printer = openPrinter({ log, ...config });
  const files = pictureFiles(join(config.dataDir, 'media'));
  const media = { db, files, uploads: uploadFiles(join(config.dataDir, 'media', 'uploads')), now };
  mediaRoutes(routes, media);
  const studio = openCards(routes, { db, files, now });
  const changes = changeStream(routes, outside.listener);
  strategyRoutes(routes, { db, now });
  strategyGuideRoutes(routes, { db, now, files, printer });
  todayRoutes(routes, { db, now });
  planningRoutes(routes, { db, now });
  listeningRoutes(routes, { db, now, secrets, sender: replyDeliveries(outside.jobs) });
  reportingRoutes(routes, { db, now });
  const portal = createPortal({ ...outside, secrets });
  portalRoutes(routes, { sending: portal.sending, publicUrl });
  const channels = openChannels(outside, { portal: portal.host, secrets });
  channelRoutes(routes, channels);
  const publishing: PublishingRoomTools = {
    ...outside,
    printer,
    random: Math.random,
    networks: (outside.aroundNetworks ?? asTheyAre)(networksFor({ channels, files })),
    onDeliverySettled: answerSettled,
  };
  publishingRoutes(routes, publishing);
  const networks = { ...channels, jobs: outside.jobs };
  return {
    routes,
    workers: [...publishingWorkers(publishing), ...readersOf(networks)],
    routines: [
      ...organisationRoutines(organisation),
      ...mediaRoutines(media),
      checkChannelsRoutine(channels),
      ...publishingRoutines(publishing),
      pollInboxes(networks),
      readNatives(networks),
      ...reportingRoutines({ ...networks, ...outside }),
      ...portalRoutines({ db, now }),
    ],
    portal: portal.app,
    calendarFeeds: createFeedSite({ db, now, publicUrl }),
    approvalLetters: createLetterSite(publishing, files),
    takeUp: () => takeUpDeliveries(publishing),
    close() {
      changes.close();
      void portal.close();
      void printer.close();
      void studio.close();
    },
  };
}

/** What is read from networks: citizens' words, posts made elsewhere, numbers. */
function readersOf(networks: Parameters<typeof inboxReader>[0]): readonly Worker<object>[] {
  return [
    inboxReader(networks) as Worker<object>,
    nativesReader(networks) as Worker<object>,
    channelCounter(networks) as Worker<object>,
  ];
}

function openCards(routes: Routes<Actor>, tools: Omit<CardTools, 'studio'>): CardTools['studio'] {
  const studio = openStudio();
  cardRoutes(routes, { ...tools, studio });
  return studio;
}

function openRoutes({ log, publicUrl }: Outside, organisation: OrganisationTools): Routes<Actor> {
  return createRoutes<Actor>({
    identify: identifyWith(organisation),
    guard: refuseForeignWrite(publicUrl),
    allows: (actor, operation) => canSomewhere(actor, operation as Operation),
    speaker: speaker(catalogues),
    log,
  });
}

function asTheyAre(networks: Networks): Networks {
  return networks;
}
