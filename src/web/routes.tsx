import { createRoute, lazyRouteComponent, Navigate, type RouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route.tsx';
import { DeskShell } from './shell/desk-shell.tsx';
import { NotFoundPage } from './shell/lost-pages.tsx';

/** Screens of somebody who is signed in, inside the shell. */
const desk = createRoute({ getParentRoute: () => rootRoute, id: 'desk', component: DeskShell });

/** Path, how to load it, and the name the screen is exported by. A route exists only when its screen does. */
const screens = [
  screen(
    '/hari-ini',
    lazyRouteComponent(() => import('#today/ui/today-screen.tsx'), 'TodayScreen'),
  ),
  screen(
    '/strategi',
    lazyRouteComponent(() => import('#planning/ui/coverage/strategy-with-mix.tsx'), 'StrategyWithMix'),
  ),
  screen(
    '/strategi/mulai',
    lazyRouteComponent(() => import('#strategy/ui/guide/set-up-screen.tsx'), 'SetUpScreen'),
  ),
  screen(
    '/program',
    lazyRouteComponent(() => import('#strategy/ui/programmes-screen.tsx'), 'ProgrammesScreen'),
  ),
  screen(
    '/program/pergantian',
    lazyRouteComponent(() => import('#strategy/ui/programmes/term-end-screen.tsx'), 'TermEndScreen'),
  ),
  screen(
    '/program/$id',
    lazyRouteComponent(() => import('#strategy/ui/programmes/programme-screen.tsx'), 'ProgrammeScreen'),
  ),
  screen(
    '/sasaran',
    lazyRouteComponent(() => import('#strategy/ui/goals/goals-screen.tsx'), 'GoalsScreen'),
  ),
  screen(
    '/sasaran/$id',
    lazyRouteComponent(() => import('#strategy/ui/goals/goal-screen.tsx'), 'GoalScreen'),
  ),
  screen(
    '/pesan-kunci',
    lazyRouteComponent(() => import('#strategy/ui/key-messages/key-messages-screen.tsx'), 'KeyMessagesScreen'),
  ),
  screen(
    '/pesan-kunci/$id',
    lazyRouteComponent(() => import('#strategy/ui/key-messages/key-message-screen.tsx'), 'KeyMessageScreen'),
  ),
  screen(
    '/fakta',
    lazyRouteComponent(() => import('#strategy/ui/facts/facts-screen.tsx'), 'FactsScreen'),
  ),
  screen(
    '/kalender',
    lazyRouteComponent(() => import('#planning/ui/calendar/calendar-screen.tsx'), 'CalendarScreen'),
  ),
  screen(
    '/linimasa',
    lazyRouteComponent(() => import('#planning/ui/timeline/timeline-screen.tsx'), 'TimelineScreen'),
  ),
  screen(
    '/cakupan',
    lazyRouteComponent(() => import('#planning/ui/coverage/coverage-screen.tsx'), 'CoverageScreen'),
  ),
  screen(
    '/kampanye',
    lazyRouteComponent(() => import('#planning/ui/campaigns/campaigns-screen.tsx'), 'CampaignsScreen'),
  ),
  screen(
    '/kampanye/baru',
    lazyRouteComponent(() => import('#planning/ui/campaigns/campaign-editor-screen.tsx'), 'NewCampaignScreen'),
  ),
  screen(
    '/kampanye/$id',
    lazyRouteComponent(() => import('#planning/ui/campaigns/campaign-screen.tsx'), 'CampaignScreen'),
  ),
  screen(
    '/kampanye/$id/ubah',
    lazyRouteComponent(() => import('#planning/ui/campaigns/campaign-editor-screen.tsx'), 'EditCampaignScreen'),
  ),
  screen(
    '/kegiatan',
    lazyRouteComponent(() => import('#planning/ui/activities-screen.tsx'), 'ActivitiesScreen'),
  ),
  screen(
    '/kegiatan/baru',
    lazyRouteComponent(() => import('#planning/ui/new-activity-screen.tsx'), 'NewActivityScreen'),
  ),
  screen(
    '/kegiatan/$id',
    lazyRouteComponent(() => import('#planning/ui/activity-screen.tsx'), 'ActivityScreen'),
  ),
  screen(
    '/kegiatan/$id/naskah',
    lazyRouteComponent(() => import('#planning/ui/drafting/texts-screen.tsx'), 'TextsScreen'),
  ),
  screen(
    '/benturan',
    lazyRouteComponent(() => import('#planning/ui/clashes/clashes-screen.tsx'), 'ClashesScreen'),
  ),
  screen(
    '/ide',
    lazyRouteComponent(() => import('#planning/ui/ideas/ideas-screen.tsx'), 'IdeasScreen'),
  ),
  screen(
    '/konten',
    lazyRouteComponent(() => import('#publishing/ui/posts-screen.tsx'), 'PostsScreen'),
  ),
  screen(
    '/konten/baru',
    lazyRouteComponent(() => import('#publishing/ui/new-post-screen.tsx'), 'NewPostScreen'),
  ),
  screen(
    '/konten/$id',
    lazyRouteComponent(() => import('#publishing/ui/post-screen.tsx'), 'PostScreen'),
  ),
  screen(
    '/pustaka',
    lazyRouteComponent(() => import('#media/ui/library/library-screen.tsx'), 'LibraryScreen'),
  ),
  screen(
    '/persetujuan',
    lazyRouteComponent(() => import('#publishing/ui/reviews/queue-screen.tsx'), 'ReviewQueueScreen'),
  ),
  screen(
    '/rapat',
    lazyRouteComponent(() => import('#publishing/ui/meeting/meeting-screen.tsx'), 'MeetingScreen'),
  ),
  screen(
    '/impor',
    lazyRouteComponent(() => import('#publishing/ui/import/import-screen.tsx'), 'ImportScreen'),
  ),
  screen(
    '/impor-ics',
    lazyRouteComponent(() => import('#planning/ui/calendar-files/calendar-file-screen.tsx'), 'CalendarFileScreen'),
  ),
  screen(
    '/langganan',
    lazyRouteComponent(() => import('#publishing/ui/feeds/feeds-screen.tsx'), 'FeedsScreen'),
  ),
  screen(
    '/terbit',
    lazyRouteComponent(() => import('#publishing/ui/queue-screen.tsx'), 'QueueScreen'),
  ),
  screen(
    '/arsip',
    lazyRouteComponent(() => import('#publishing/ui/archive/archive-screen.tsx'), 'ArchiveScreen'),
  ),
  screen(
    '/kanal',
    lazyRouteComponent(() => import('#channels/ui/channels-screen.tsx'), 'ChannelsScreen'),
  ),
  screen(
    '/laporan',
    lazyRouteComponent(() => import('#reporting/ui/report-screen.tsx'), 'ReportScreen'),
  ),
  screen(
    '/konsistensi',
    lazyRouteComponent(() => import('#reporting/ui/consistency/consistency-screen.tsx'), 'ConsistencyScreen'),
  ),
  screen(
    '/suara-warga',
    lazyRouteComponent(() => import('#listening/ui/inbox-screen.tsx'), 'InboxScreen'),
  ),
  screen(
    '/suara-warga/$id',
    lazyRouteComponent(() => import('#listening/ui/inbox-screen.tsx'), 'InboxScreen'),
  ),
  screen(
    '/pengaturan/opd',
    lazyRouteComponent(() => import('#organisation/ui/settings/agencies-screen.tsx'), 'AgenciesScreen'),
  ),
  screen(
    '/pengaturan/orang',
    lazyRouteComponent(() => import('#organisation/ui/settings/people-screen.tsx'), 'PeopleScreen'),
  ),
  screen(
    '/pengaturan/kota',
    lazyRouteComponent(() => import('#organisation/ui/settings/city-screen.tsx'), 'CityScreen'),
  ),
  screen(
    '/pengaturan/hari',
    lazyRouteComponent(() => import('#planning/ui/special-days/special-days-screen.tsx'), 'SpecialDaysScreen'),
  ),
  screen(
    '/pengaturan/pemilihan',
    lazyRouteComponent(() => import('#planning/ui/elections/elections-screen.tsx'), 'ElectionsScreen'),
  ),
  screen(
    '/pengaturan/persetujuan',
    lazyRouteComponent(() => import('#publishing/ui/reviews/flows-screen.tsx'), 'FlowsScreen'),
  ),
  screen(
    '/slot',
    lazyRouteComponent(() => import('#planning/ui/slots/slots-screen.tsx'), 'SlotsScreen'),
  ),
  screen(
    '/bank',
    lazyRouteComponent(() => import('#planning/ui/bank/bank-screen.tsx'), 'BankScreen'),
  ),
  screen(
    '/pengaturan/jejak',
    lazyRouteComponent(() => import('#organisation/ui/settings/audit-screen.tsx'), 'AuditScreen'),
  ),
  screen(
    '/pengaturan/akun',
    lazyRouteComponent(() => import('#organisation/ui/settings/account-screen.tsx'), 'AccountScreen'),
  ),
];

/** Before somebody is signed in: no shell. */
const entries = [
  entry(
    '/masuk',
    lazyRouteComponent(() => import('#organisation/ui/entry/sign-in-screen.tsx'), 'SignInScreen'),
  ),
  entry(
    '/mulai',
    lazyRouteComponent(() => import('#organisation/ui/entry/set-up-screen.tsx'), 'SetUpScreen'),
  ),
  entry(
    '/undangan',
    lazyRouteComponent(() => import('#organisation/ui/entry/invitation-screen.tsx'), 'InvitationScreen'),
  ),
  entry(
    '/atur-sandi',
    lazyRouteComponent(() => import('#organisation/ui/entry/new-password-screen.tsx'), 'NewPasswordScreen'),
  ),
];

const lost = screen('/$', NotFoundPage);
const settings = screen('/pengaturan', () => <Navigate to="/pengaturan/opd" replace />);

function screen(path: string, component: RouteComponent) {
  return createRoute({ getParentRoute: () => desk, path, component });
}

function entry(path: string, component: RouteComponent) {
  return createRoute({ getParentRoute: () => rootRoute, path, component });
}

const start = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: () => <Navigate to="/hari-ini" replace />,
});

export const routeTree = rootRoute.addChildren([start, ...entries, desk.addChildren([...screens, settings, lost])]);
