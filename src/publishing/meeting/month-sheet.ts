import { escaped, printedPage } from '#platform/documents/printed-page.ts';
import type { Language } from '#platform/i18n/language.ts';
import { formatInstant, formatPlainDate, isoDay } from '#platform/time/format.ts';
import { stateNames } from '#publishing/sheets/sheet-words.ts';
import type { PlanDay, PlanEntry, PlanMonth } from './contract.ts';

const words = {
  id: {
    title: 'Rencana konten', all: 'Semua OPD', time: 'Jam', agency: 'OPD', channels: 'Kanal', what: 'Judul', pillar: 'Pilar', programme: 'Program',
    pic: 'PIC', state: 'Status', empty: 'Slot kosong', campaigns: 'Kampanye Komunikasi dan tema', notes: 'Keputusan', none: 'Tidak ada rencana', past: 'Tidak terisi',
    printed: 'Dicetak', posts: 'unggahan', gaps: 'slot kosong', more: 'Hanya 2.000 unggahan pertama yang dimuat.', nothing: 'Belum ada yang direncanakan bulan ini.',
  },
  en: {
    title: 'Content plan', all: 'All agencies', time: 'Time', agency: 'Agency', channels: 'Channels', what: 'Title', pillar: 'Pillar', programme: 'Programme',
    pic: 'PIC', state: 'State', empty: 'Empty slot', campaigns: 'Communication campaigns and themes', notes: 'Decisions', none: 'Nothing planned', past: 'Was not filled',
    printed: 'Printed', posts: 'posts', gaps: 'empty slots', more: 'Only the first 2,000 posts are in it.', nothing: 'Nothing is planned for this month yet.',
  },
} as const; // oxfmt-ignore

const style = `
header { display: flex; justify-content: space-between; align-items: flex-end; gap: 8mm; border-bottom: 1.5pt solid #18214A; padding-bottom: 3mm; margin-bottom: 4mm }
header p { font-size: 9pt; color: #475467 }
h1 { font-size: 17pt; letter-spacing: -.02em; line-height: 1.2 }
.who { font-weight: 700; font-size: 10.5pt; color: #18214A }
.count { text-align: right; white-space: nowrap }
h2 { font-size: 10pt; margin: 0 0 1mm }
.campaigns { margin: 0 0 4mm; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 1mm 5mm }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 8.5pt }
thead { display: table-header-group }
th { text-align: left; font-size: 8pt; color: #475467; padding: 1.2mm 1.5mm; border-bottom: 1pt solid #98A2B3; overflow-wrap: anywhere }
td { padding: 1.2mm 1.5mm; border-bottom: .5pt solid #D0D5DD; vertical-align: top; overflow-wrap: anywhere; hyphens: auto }
tr { break-inside: avoid }
tr.day { break-after: avoid }
tr.day th { background: #E6EAF7; color: #18214A; font-size: 9pt; padding: 1.4mm 2mm; border-bottom: 0 }
tr.day small { font-weight: 600; font-size: 8pt; color: #9A3B0B; margin-left: 3mm }
tr.gap td { color: #7F5200; font-style: italic }
tr.note td { background: #F9FAFB; font-size: 8pt }
.nothing { padding: 10mm 0; color: #475467 }`;

/** The month on A4 across: a letterhead, what runs, then day by day. */
export function monthSheet(
  plan: PlanMonth,
  { language, now, zone }: { readonly language: Language; readonly now: Date; readonly zone: string },
): string {
  const say = words[language];
  const month = monthName(plan.month, language);
  const who = plan.agency?.name ?? say.all;
  const days = plan.days.filter(({ entries, special, notes }) => entries.length + special.length + notes.length > 0);
  const body = `<header><div><p class="who">${escaped(plan.government)}</p><p>${escaped(who)}</p><h1>${say.title} · ${escaped(month)}</h1></div>
<p class="count">${plan.counts.posts} ${say.posts} · ${plan.counts.empty} ${say.gaps}<br>${escaped(plan.zoneLabel)}</p></header>
${campaignsOf(plan, language)}
${plan.truncated ? `<p>${say.more}</p>` : ''}
${days.length === 0 ? `<p class="nothing">${say.nothing}</p>` : tableOf(days, { all: plan.several, language, today: isoDay(now, zone) })}`;
  const foot = `${who} · ${say.printed} ${formatInstant(now, zone, language)}`;
  return printedPage({ title: `${say.title} ${month} – ${who}`, language, landscape: true, style, body, foot });
}

function campaignsOf({ campaigns }: PlanMonth, language: Language): string {
  if (campaigns.length === 0) return '';
  const items = campaigns.map(({ name, agency, startsOn, endsOn }) => {
    const span = `${formatPlainDate(startsOn, language)} – ${formatPlainDate(endsOn, language)}`;
    return `<li><b>${escaped(name)}</b> (${escaped(agency)}, ${span})</li>`;
  });
  return `<h2>${words[language].campaigns}</h2><ul class="campaigns">${items.join('')}</ul>`;
}

interface Telling {
  /** Rows say whose they are. */
  readonly all: boolean;
  readonly language: Language;
  readonly today: string;
}

function tableOf(days: readonly PlanDay[], telling: Telling): string {
  const say = words[telling.language];
  const heads = [
    [say.time, '14mm'], ...(telling.all ? [[say.agency, '27mm']] : []), [say.channels, '40mm'], [say.what, ''], [say.pillar, '32mm'],
    [say.programme, '32mm'], [say.pic, '30mm'], [say.state, '24mm'],
  ]; // oxfmt-ignore
  const head = heads
    .map(([name, width]) => `<th scope="col"${width ? ` style="width:${width}"` : ''}>${name}</th>`)
    .join('');
  const bodies = days.map((day) => dayRows(day, { ...telling, columns: heads.length }));
  return `<table><thead><tr>${head}</tr></thead>${bodies.join('')}</table>`;
}

interface DayTelling extends Telling {
  readonly columns: number;
}

function dayRows(day: PlanDay, telling: DayTelling): string {
  const { columns, language } = telling;
  const special = day.special.map(({ name }) => `<small>${escaped(name)}</small>`).join('');
  const rows = day.entries.map((entry) =>
    entry.agencies.length > 1 ? gapsRow(entry, day.date, telling) : entryRow(entry, telling),
  );
  const notes = day.notes.map(
    ({ text, by }) =>
      `<tr class="note"><td colspan="${columns}"><b>${words[language].notes}:</b> ${escaped(text)}${by ? ` (${escaped(by)})` : ''}</td></tr>`,
  );
  const title = `<tr class="day"><th scope="rowgroup" colspan="${columns}">${longDay(day.date, language)}${special}</th></tr>`;
  return `<tbody>${title}${rows.join('')}${notes.join('')}</tbody>`;
}

/** Gaps of several agencies at one time. */
function gapsRow({ time, agencies }: PlanEntry, date: string, { columns, language, today }: DayTelling): string {
  const say = words[language];
  const told = `${agencies.length} ${date < today ? say.past.toLowerCase() : say.gaps}: ${agencies.join(', ')}`;
  return `<tr class="gap"><td>${clock(time, language)}</td><td colspan="${columns - 1}">${escaped(told)}</td></tr>`;
}

function clock(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time;
}

function entryRow(entry: PlanEntry, { all, language }: Telling): string {
  const say = words[language];
  const title = entry.postId ? entry.title : [say.empty, entry.title].filter(Boolean).join(' · ');
  const cells = [
    clock(entry.time, language), ...(all ? entry.agencies : []), entry.channels.join(', '), title, entry.pillar ?? '', entry.programmes.join(', '), entry.pic ?? '',
    entry.state ? stateNames[language][entry.state] : '',
  ]; // oxfmt-ignore
  return `<tr${entry.postId ? '' : ' class="gap"'}>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}

function monthName(month: string, language: Language): string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

function longDay(date: string, language: Language): string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, form).format(new Date(`${date}T00:00:00Z`));
}
