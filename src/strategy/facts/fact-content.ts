import { zoneOf, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { zoneLabel } from '#platform/time/format.ts';
import type { Fact, FactContent } from './fact.ts';
import { displaysOf, readFactValue, shownFact, type FactFault } from './fact-value.ts';

export type FactContentRefusal =
  | { readonly kind: 'fact-value-missing' | 'fact-value-too-long' | 'fact-value-has-braces' }
  | { readonly kind: 'fact-not-a-number' | 'fact-not-a-date' | 'fact-not-a-time' }
  | { readonly kind: 'fact-ends-before-it-starts' };

export type ReadContent = Pick<Fact, keyof FactContent | 'shown'>;

const refusals: Readonly<Record<FactFault, FactContentRefusal>> = {
  'value-missing': { kind: 'fact-value-missing' },
  'value-too-long': { kind: 'fact-value-too-long' },
  'value-has-braces': { kind: 'fact-value-has-braces' },
  'not-a-number': { kind: 'fact-not-a-number' },
  'not-a-date': { kind: 'fact-not-a-date' },
  'not-a-time': { kind: 'fact-not-a-time' },
};

/** What was typed, read and put into the words that citizens will see. */
export async function readContent(
  tx: Tx,
  agencyId: AgencyId,
  content: FactContent,
): Promise<Result<ReadContent, FactContentRefusal>> {
  const { validFrom, validUntil, kind } = content;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    return refuse({ kind: 'fact-ends-before-it-starts' });
  const read = readFactValue(kind, content.value);
  if ('fault' in read) return refuse(refusals[read.fault]);
  const [usual = 'full'] = displaysOf[kind];
  const display = displaysOf[kind].includes(content.display) ? content.display : usual;
  const unit = kind === 'number' || kind === 'money' ? content.unit.trim() : '';
  if (/\{\{|\}\}/.test(unit)) return refuse({ kind: 'fact-value-has-braces' });
  const shown = shownFact({ kind, value: read.value, unit, display }, zoneLabel(await zoneOf(tx, agencyId)));
  return accept({ ...content, value: read.value, unit, display, shown });
}
