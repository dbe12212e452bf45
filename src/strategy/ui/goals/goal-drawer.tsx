import { useState, type ReactElement } from 'react';
import { createGoalEndpoint, saveGoalEndpoint, type GoalView } from '#strategy/goals/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useSession, type SessionAgency } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { useKeptForm } from '#strategy/ui/use-kept-form.ts';
import { bodyOf, draftOf, emptyDraft, faultsOf, servingDraft, type GoalDraft } from './goal-draft.ts';
import { GoalNumbersPart } from './goal-numbers-part.tsx';
import { GoalPlacePart } from './goal-place-part.tsx';
import { GoalQuestionPart } from './goal-question-part.tsx';
import { goalWords } from './words.ts';

/** An existing goal, or a new one that may serve another. */
export type GoalEdited =
  | { readonly goal: GoalView }
  | { readonly from: GoalView | undefined; readonly change?: string }
  | undefined;

interface DrawerProps {
  readonly edited: GoalEdited;
  readonly onClose: () => void;
}

export function GoalDrawer({ edited, onClose }: DrawerProps): ReactElement {
  const say = useWords(goalWords);
  const isNew = edited !== undefined && 'from' in edited;
  return (
    <Drawer title={say(isNew ? 'form.new' : 'form.edit')} open={edited !== undefined} onClose={onClose}>
      {edited && <GoalForm edited={edited} onClose={onClose} />}
    </Drawer>
  );
}

export interface PartProps {
  readonly draft: GoalDraft;
  readonly change: (part: Partial<GoalDraft>) => void;
  /** The sentence about one field, once somebody tried to save. */
  readonly about: (field: keyof ReturnType<typeof faultsOf> | 'unit' | 'audience') => string | undefined;
}

function GoalForm({
  edited,
  onClose,
}: {
  readonly edited: Exclude<GoalEdited, undefined>;
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(goalWords);
  const language = useLanguage();
  const { draft, change, forget } = useKeptForm(keyOf(edited), useStart(edited));
  const [tried, setTried] = useState(false);
  const storing = useStoring(edited, () => {
    forget();
    onClose();
  });
  const faults = faultsOf(draft, language);
  const submit = (): void => {
    setTried(true);
    if (Object.keys(faults).length === 0) void storing.store(draft);
  };
  const part: PartProps = {
    draft,
    change,
    about: (field) => {
      const fault = field === 'unit' || field === 'audience' ? undefined : faults[field];
      return (tried && fault ? say(fault) : undefined) ?? storing.refused?.about(field);
    },
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={storing.refused} />
      <GoalQuestionPart {...part} />
      <GoalNumbersPart {...part} />
      <GoalPlacePart {...part} isNew={'from' in edited} editedId={'goal' in edited ? edited.goal.id : undefined} />
      <TextArea
        label={say('form.note')}
        hint={say('form.note.hint')}
        optional
        value={draft.note}
        maxLength={1000}
        onWrite={(note) => part.change({ note })}
      />
      <Button type="submit" look="primary" full busy={storing.busy}>
        {say('from' in edited ? 'form.create' : 'form.save')}
      </Button>
    </Form>
  );
}

function keyOf(edited: Exclude<GoalEdited, undefined>): string {
  if ('goal' in edited) return `goal:${edited.goal.id}`;
  return edited.from ? `goal:for:${edited.from.id}` : `goal:new${edited.change ?? ''}`;
}

function useStart(edited: Exclude<GoalEdited, undefined>): () => GoalDraft {
  const language = useLanguage();
  const { agencies, agency, can, zone } = useSession();
  return () => {
    if ('goal' in edited) return draftOf(edited.goal, language);
    const writable = agencies.filter(({ id }) => can('goal.write', id));
    const own = writable.find(({ id }) => id === agency?.id) ?? nextTo(writable, edited.from) ?? writable[0];
    const hasBelow = agencies.some(({ parentId }) => parentId === own?.id);
    const empty = emptyDraft(own?.id ?? '', { zone, contributors: hasBelow ? 'all' : 'own' });
    return edited.from ? servingDraft(edited.from, empty) : { ...empty, change: edited.change ?? '' };
  };
}

/** A goal is mostly served by another agency than its own. */
function nextTo(writable: readonly SessionAgency[], from: GoalView | undefined): SessionAgency | undefined {
  return from && writable.find(({ id }) => id !== from.agency.id);
}

function useStoring(edited: Exclude<GoalEdited, undefined>, onStored: () => void) {
  const say = useWords(goalWords);
  const language = useLanguage();
  const go = useGo();
  const create = useAct(createGoalEndpoint);
  const save = useAct(saveGoalEndpoint);
  const store = async (draft: GoalDraft): Promise<void> => {
    const body = bodyOf(draft, language);
    if ('goal' in edited) {
      const { id, revision } = edited.goal;
      if (await save.act({ params: { id }, body: { ...body, revision } })) {
        toast(say('saved'));
        onStored();
      }
      return;
    }
    const created = await create.act({ body: { ...body, agencyId: draft.agencyId } });
    if (!created) return;
    toast(say('created'));
    onStored();
    go('/sasaran/$id', { id: created.id });
  };
  return { store, busy: create.busy || save.busy, refused: create.refused ?? save.refused };
}
