import { useEffect, useState } from 'react';
import type { CampaignBody, CampaignTaskBody, CampaignView } from '#planning/contract.ts';
import { forgetDraft, keepDraft, keptDraft } from '#web/kit/use-autosave.ts';

type Part = Partial<CampaignBody> | ((draft: CampaignBody) => Partial<CampaignBody>);

export interface CampaignForm {
  readonly draft: CampaignBody;
  readonly change: (part: Part) => void;
  /** Something that was never saved was found on this device. */
  readonly restored: boolean;
  readonly dirty: boolean;
  readonly startAnew: () => void;
  /** After it was saved. */
  readonly forget: () => void;
}

/** A campaign is saved on purpose, because others are asked by it; until then it is kept on this device. */
export function useCampaignForm(key: string, start: CampaignBody): CampaignForm {
  const [before] = useState(start);
  const [kept] = useState(() => keptDraft(key) as CampaignBody | undefined);
  const [draft, setDraft] = useState(kept ?? before);
  const dirty = JSON.stringify(draft) !== JSON.stringify(before);
  useEffect(() => {
    if (dirty) keepDraft(key, JSON.stringify(draft));
    else forgetDraft(key);
  }, [key, draft, dirty]);
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    restored: kept !== undefined,
    dirty,
    startAnew: () => setDraft(before),
    forget: () => forgetDraft(key),
  };
}

export function bodyOf(view: CampaignView): CampaignBody {
  const { agencyId, kind, name, summary, goal, audience, media, budgetLine, budgetAmount, talkingPoints } = view;
  const { startsOn, endsOn, programmeId, agencyIds } = view;
  return {
    agencyId,
    kind,
    name,
    summary,
    goal,
    audience,
    media,
    budgetLine,
    budgetAmount,
    talkingPoints,
    startsOn,
    endsOn,
    programmeId,
    agencyIds,
    tasks: view.tasks.map(taskBodyOf),
  };
}

function taskBodyOf({ id, agencyId, title, brief, medium, pillarId, dueOn }: CampaignTaskBody): CampaignTaskBody {
  return { id, agencyId, title, brief, medium, pillarId, dueOn };
}

/** What was added but never written is not worth keeping. */
export function withoutBlanks(draft: CampaignBody): CampaignBody {
  return {
    ...draft,
    talkingPoints: draft.talkingPoints.filter((point) => point.trim() !== ''),
    tasks: draft.tasks.filter(({ title, brief }) => title.trim() !== '' || brief.trim() !== ''),
  };
}

export type FormFault = 'name' | 'startsOn' | 'endsOn' | 'period' | 'task';

/** What the server would refuse, told at its field before asking. */
export function faultsOf(draft: CampaignBody): ReadonlySet<FormFault> {
  const faults = new Set<FormFault>();
  if (draft.name.trim() === '') faults.add('name');
  if (draft.startsOn === '') faults.add('startsOn');
  if (draft.endsOn === '') faults.add('endsOn');
  if (draft.startsOn !== '' && draft.endsOn !== '' && draft.endsOn < draft.startsOn) faults.add('period');
  if (draft.tasks.some(({ title, brief }) => title.trim() === '' && brief.trim() !== '')) faults.add('task');
  return faults;
}
