import {
  IconCalendarEvent,
  IconChartBar,
  IconCompass,
  IconEar,
  IconFileText,
  IconSend,
  IconSettings,
  IconSunHigh,
} from '@tabler/icons-react';
import type { Operation } from '#organisation/contract.ts';
import type { WebWord } from '../words/web-words.ts';

export type Waiting = 'total' | 'approve' | 'fix' | 'answer';

interface Target {
  readonly to: string;
  readonly word: WebWord;
  readonly operation: Operation;
  /** Screens one gets to from it, which stand in no menu. */
  readonly besides?: readonly string[];
}

/** A room of the desk. What has no screen yet, or may not be read, is absent from the menu. */
export interface Room {
  readonly word: WebWord;
  readonly icon: typeof IconSend;
  /** `g` and this letter go there. */
  readonly letter: string;
  /** Its screens, first the one the menu leads to. */
  readonly targets: readonly Target[];
  readonly badge?: Waiting;
}

export const rooms: readonly Room[] = [
  {
    word: 'nav.today',
    icon: IconSunHigh,
    letter: 'h',
    targets: [{ to: '/hari-ini', word: 'nav.today', operation: 'today.read' }],
    badge: 'total',
  },
  {
    word: 'nav.strategy',
    icon: IconCompass,
    letter: 's',
    targets: [
      { to: '/strategi', word: 'nav.strategy', operation: 'strategy.read' },
      { to: '/sasaran', word: 'nav.goals', operation: 'goal.read' },
      { to: '/program', word: 'nav.programmes', operation: 'programme.read' },
      { to: '/pesan-kunci', word: 'nav.key-messages', operation: 'key-message.read' },
      { to: '/fakta', word: 'nav.facts', operation: 'fact.read' },
    ],
  },
  {
    word: 'nav.plan',
    icon: IconCalendarEvent,
    letter: 'r',
    targets: [
      {
        to: '/kalender',
        word: 'nav.calendar',
        operation: 'post.read',
        besides: ['/impor', '/impor-ics', '/rapat', '/langganan'],
      },
      { to: '/linimasa', word: 'nav.timeline', operation: 'campaign.read' },
      { to: '/kampanye', word: 'nav.campaigns', operation: 'campaign.read' },
      { to: '/cakupan', word: 'nav.coverage', operation: 'campaign.read' },
      { to: '/slot', word: 'nav.slots', operation: 'slot.read' },
      { to: '/bank', word: 'nav.bank', operation: 'bank.read' },
      { to: '/kegiatan', word: 'nav.activities', operation: 'activity.read' },
      { to: '/ide', word: 'nav.ideas', operation: 'idea.read' },
      { to: '/benturan', word: 'nav.clashes', operation: 'clash.read' },
    ],
  },
  {
    word: 'nav.content',
    icon: IconFileText,
    letter: 'k',
    targets: [
      { to: '/konten', word: 'nav.posts', operation: 'post.read' },
      { to: '/pustaka', word: 'nav.library', operation: 'media.read' },
      { to: '/persetujuan', word: 'nav.reviews', operation: 'post.read' },
    ],
    badge: 'approve',
  },
  {
    word: 'nav.publish',
    icon: IconSend,
    letter: 't',
    targets: [
      { to: '/terbit', word: 'nav.queue', operation: 'delivery.read' },
      { to: '/kanal', word: 'nav.channels', operation: 'channel.read' },
      { to: '/arsip', word: 'nav.archive', operation: 'post.read' },
    ],
    badge: 'fix',
  },
  {
    word: 'nav.listen',
    icon: IconEar,
    letter: 'd',
    targets: [{ to: '/suara-warga', word: 'nav.inbox', operation: 'message.read' }],
    badge: 'answer',
  },
  {
    word: 'nav.report',
    icon: IconChartBar,
    letter: 'l',
    targets: [
      { to: '/laporan', word: 'nav.report', operation: 'report.read' },
      { to: '/konsistensi', word: 'nav.consistency', operation: 'report.read' },
    ],
  },
];

export const settings: Room = {
  word: 'nav.settings',
  icon: IconSettings,
  letter: 'p',
  targets: [
    { to: '/pengaturan/opd', word: 'nav.agencies', operation: 'agency.read' },
    { to: '/pengaturan/orang', word: 'nav.people', operation: 'person.read' },
    { to: '/pengaturan/kota', word: 'nav.city', operation: 'city.write' },
    { to: '/pengaturan/hari', word: 'nav.special-days', operation: 'special-day.read' },
    { to: '/pengaturan/pemilihan', word: 'nav.elections', operation: 'election.read' },
    { to: '/pengaturan/persetujuan', word: 'nav.approval-flows', operation: 'approval-flow.read' },
    { to: '/pengaturan/jejak', word: 'nav.audit', operation: 'audit.read' },
    { to: '/pengaturan/akun', word: 'nav.account', operation: 'agency.read' },
  ],
};
