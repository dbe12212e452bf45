import { agencyTree, can, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { factsByCode } from '#strategy/facts/fact.store.ts';
import { programmesByIds } from '#strategy/programme.store.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import { recipientsOf } from './acting.ts';
import type { AgencyReachView, KeyMessageForWriting, KeyMessageRow, KeyMessageView } from './contract.ts';
import type { ListedMessage, MessageForWriting } from './key-message-list.view.ts';
import { phaseOfMessage, type KeyMessage, type KeyMessageState } from './key-message.ts';
import { messageVersions, reachOf, type AgencyReach } from './reach.view.ts';

const nobody = 'Kentongan';

export function presentRow(row: ListedMessage, today: string): KeyMessageRow {
  const { agency_id: _agency, state, valid_from: validFrom, valid_until: validUntil, ...shown } = row;
  const phase = phaseOfMessage({ state: state as KeyMessageState, validFrom, validUntil }, today);
  return { ...shown, phase, validFrom, validUntil };
}

export type Figures = (codes: readonly string[]) => KeyMessageView['figures'];

/** The approved figures of any number of messages, in one query. */
export async function figuresFor(db: Db, codes: readonly string[], now: Date): Promise<Figures> {
  const wanted = [...new Set(codes)];
  const { facts } = wanted.length === 0 ? { facts: [] } : await factsByCode(db, wanted, now);
  const byCode = new Map(facts.filter(({ removed }) => !removed).map((fact) => [fact.code, fact]));
  return (asked) =>
    asked.flatMap((code) => {
      const fact = byCode.get(code);
      return fact ? [{ code, label: fact.label, shown: fact.shown }] : [];
    });
}

export function presentForWriting(row: MessageForWriting, figures: Figures, mayConfirm: boolean): KeyMessageForWriting {
  const { confirmed_by: by, confirmed_at: at } = row;
  const { id, title, narrative, points, dos, donts, version } = row;
  return {
    id,
    title,
    narrative,
    version,
    points: [...points],
    dos: [...dos],
    donts: [...donts],
    figures: figures(row.fact_codes),
    validUntil: row.valid_until,
    confirmed: at && { by: by ?? nobody, at: at.toISOString() },
    can: { confirm: mayConfirm && row.addressed },
  };
}

export interface Reading {
  readonly actor: Actor;
  readonly message: KeyMessage;
  readonly today: string;
  readonly now: Date;
}

export async function presentMessage(db: Db, { actor, message, today, now }: Reading): Promise<KeyMessageView> {
  const { removed: _removed, state: _state, agencyId, ...content } = message;
  const tree = await agencyTree(db);
  const phase = phaseOfMessage(message, today);
  const recipients = await recipientsOf(db, message);
  const asked = new Set<string>(phase === 'valid' || phase === 'coming' ? recipients : []);
  const programmes = message.programmeId === null ? [] : [message.programmeId as ProgrammeId];
  const [programme] = await programmesByIds(db, programmes);
  const reach = message.version === 0 ? [] : await reachOf(db, scopeOf(actor, 'key-message.read'), message.id);
  return {
    ...content,
    points: [...content.points],
    dos: [...content.dos],
    donts: [...content.donts],
    factCodes: [...content.factCodes],
    agencyIds: [...content.agencyIds],
    agency: { id: agencyId, name: tree.get(agencyId)?.shortName ?? '' },
    programme: programme?.name ?? null,
    phase,
    figures: (await figuresFor(db, content.factCodes, now))(content.factCodes),
    recipients: recipients.map((id) => ({ id, shortName: tree.get(id)?.shortName ?? '' })),
    versions: (await messageVersions(db, message.id)).map(({ version, note, by, at, content: kept }) => {
      const { narrative, points } = kept as { readonly narrative: string; readonly points: string[] };
      return { version, note, by: by ?? nobody, at: at.toISOString(), narrative, points };
    }),
    reach: reach.map((row) =>
      presentReach(row, asked.has(row.id) && can(actor, 'key-message.confirm', row.id as AgencyId)),
    ),
    can: { write: can(actor, 'key-message.write', agencyId) },
  };
}

function iso(instant: string): string {
  return new Date(instant).toISOString();
}

function presentReach(row: AgencyReach, mayConfirm: boolean): AgencyReachView {
  const { confirmed_by: by, confirmed_at: at } = row;
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    confirmed: at && { by: by ?? nobody, at: at.toISOString() },
    formerVersion: row.former_version,
    posts: row.posts.map((post) => ({
      ...post,
      at: post.at && iso(post.at),
      places: post.places.map((place) => ({ ...place, at: iso(place.at) })),
    })),
    can: { confirm: mayConfirm && at === null },
  };
}
