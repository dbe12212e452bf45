import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/db.ts';
import bank from './content/bank.json' with { type: 'json' };
import { dayMs, later } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows, campaignIds } from './sample.store.ts';
import { sceneAlt } from './scenes.ts';
import type { Office } from './write-organisation.ts';

interface BankContent {
  readonly agency: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly kind: string;
  readonly information_class: string;
  readonly pillar: string;
  readonly campaign?: string;
  readonly season_from: string | null;
  readonly season_to: string | null;
  readonly min_gap_days: number;
  readonly stops_in_crisis: boolean;
  readonly max_uses?: number;
  /** In how many days it is out of date. */
  readonly expires?: number;
  readonly picture?: boolean;
}

/** The pillar of how-to content, which agencies with some in the bank let fill itself. */
export const serviceKept = 'Layanan: begini caranya';
export const bankContents: readonly BankContent[] = bank;

interface Filling {
  readonly newsroom: Newsroom;
  readonly now: Date;
}

/** Evergreen content of the service agencies in every state, most of it with a picture. */
export async function writeBank(tx: Tx, { agencies, people }: Office, { newsroom, now }: Filling): Promise<void> {
  const campaigns = await campaignIds(tx);
  const entries = bankContents.flatMap((content, index) => {
    const owner = agencies.find(({ code }) => code === content.agency);
    if (!owner) return [];
    const writer = staffOf(people, owner.code, 'contributor') ?? staffOf(people, owner.code, 'admin');
    const approver = staffOf(people, owner.code, 'approver');
    const at = later(now, -(7 + index) * dayMs);
    const { title, kind, information_class, season_from, season_to, min_gap_days, stops_in_crisis } = content;
    const row = {
      id: randomUUID(),
      agency_id: owner.id,
      title,
      kind,
      information_class,
      season_from,
      season_to,
      min_gap_days,
      stops_in_crisis,
      pillar_id: newsroom.pillarIds.get(content.pillar) ?? null,
      campaign_id: campaigns.get(content.campaign ?? '') ?? null,
      max_uses: content.max_uses ?? null,
      expires_on: content.expires === undefined ? null : later(now, content.expires * dayMs).toISOString().slice(0, 10),
      created_by: writer,
      created_at: at,
      updated_at: at,
      ...stateOf(index, { writer, approver, at }),
    };
    return [{ row, content, agencyId: owner.id }];
  }); // oxfmt-ignore
  await addRows(tx, 'bank_entry', entries.map(({ row }) => row)); // oxfmt-ignore
  const variants = entries.flatMap(({ row, content }) =>
    content.texts.map((text, position) => ({ entry_id: row.id, position, text })),
  );
  await addRows(tx, 'bank_variant', variants);
  const pictures = entries.flatMap(({ row, content, agencyId }, index) => {
    const own = newsroom.activities.filter(({ agency }) => agency.id === agencyId);
    const activity = own[index % own.length];
    if (!content.picture || !activity) return [];
    const [media_id, alt] = [newsroom.pictures.of(activity), sceneAlt(activity.subject.scene)];
    return [{ entry_id: row.id, media_id, position: 0, alt }];
  });
  await addRows(tx, 'bank_picture', pictures);
}

interface Deciding {
  readonly writer: string | null;
  readonly approver: string | null;
  readonly at: Date;
}

/** Most are approved; some wait, one in a while is given back, and some are still being written. */
function stateOf(index: number, { writer, approver, at }: Deciding) {
  const submitted = { submitted_by: writer, submitted_at: at };
  if (index % 11 === 9) return { state: 'draft' };
  if (index % 13 === 10) return { state: 'returned', ...submitted, return_note: 'Tambahkan nomor telepon yang bisa dihubungi.' }; // oxfmt-ignore
  if (index % 6 === 0 && index > 0) return { state: 'in-review', ...submitted };
  return { state: 'approved', ...submitted, approved_version: 1, approved_by: approver, approved_at: at };
}
