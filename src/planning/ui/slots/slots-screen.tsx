import { IconArrowsShuffle, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { slotGapsEndpoint, slotListEndpoint, type SlotView } from '#planning/contract.ts';
import { fillSlotsAtRandomEndpoint, undoFillsEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterBar, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { CrisisNote } from './crisis-note.tsx';
import { FillDialog, type Chosen } from './fill-dialog.tsx';
import { GapsPanel } from './gaps-panel.tsx';
import { RuleList } from './rule-list.tsx';
import { Schedule } from './schedule.tsx';
import type { SuggestedSlot } from './slot-draft.ts';
import { SlotDrawer } from './slot-drawer.tsx';
import css from './slots.module.css';
import { slotWords } from './words.ts';

/** Slot Tayang: when each agency means to publish, what fills it, and what stays empty. */
export function SlotsScreen(): ReactElement {
  const say = useWords(slotWords);
  const { agency, can } = useSession();
  const [view, chooseView] = useUrlState('tampilan', 'jadwal');
  const [suggested, forget] = useSuggested();
  const [edited, setEdited] = useState<SlotView | 'new' | undefined>(suggested && 'new');
  const [chosen, setChosen] = useState<Chosen>();
  const query = agency ? { agencyId: agency.id } : {};
  const gaps = useAnswer(slotGapsEndpoint, { query });
  const views = (['jadwal', 'aturan'] as const).map((value) => ({
    value: value as string,
    label: say(`view.${value}`),
  }));
  const actions = (
    <>
      {agency && can('slot.fill', agency.id) && can('post.schedule', agency.id) && (
        <RandomButton agencyId={agency.id} />
      )}
      {can('slot.write', agency?.id) && (
        <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>
          {say('new')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={actions}>
      <div className={css.stack}>
        <CrisisNote />
        <Answered answer={gaps}>{(known) => <GapsPanel gaps={known} onFill={setChosen} />}</Answered>
        <FilterBar>
          <Segmented label={say('view')} value={view} choices={views} onChoose={chooseView} />
        </FilterBar>
        {view === 'aturan' ? (
          <Rules query={query} onEdit={setEdited} />
        ) : (
          <Schedule agencyId={agency?.id} onFill={setChosen} />
        )}
      </div>
      <SlotDrawer
        edited={edited}
        suggested={suggested}
        onClose={() => {
          setEdited(undefined);
          forget();
        }}
      />
      <FillDialog chosen={chosen} onClose={() => setChosen(undefined)} />
    </Page>
  );
}

interface RulesProps {
  readonly query: { readonly agencyId?: string };
  readonly onEdit: (slot: SlotView | 'new') => void;
}

function Rules({ query, onEdit }: RulesProps): ReactElement {
  const answer = useAnswer(slotListEndpoint, { query });
  return <Answered answer={answer}>{({ items }) => <RuleList slots={items} onEdit={onEdit} />}</Answered>;
}

const weekMs = 7 * 86_400_000;

/** Fills a week of the chosen agency at random; the seed is told, and all of it can be undone. */
function RandomButton({ agencyId }: { readonly agencyId: string }): ReactElement {
  const say = useWords(slotWords);
  const undo = useAct(undoFillsEndpoint);
  const fill = useAct(fillSlotsAtRandomEndpoint, {
    onRefused: (refused) => toastRefusal(refused.message),
    onDone: ({ seed, filled, left }) => {
      const ids = filled.map(({ fillId }) => fillId);
      const words = say('random.done', { count: filled.length, left, seed: String(seed) });
      if (ids.length > 0) toast(words, () => undo.act({ body: { ids } }));
      else toast(words);
    },
  });
  const start = (): void => {
    const from = new Date();
    const to = new Date(from.getTime() + weekMs);
    void fill.act({ body: { agencyId, from: from.toISOString(), to: to.toISOString(), withBank: true } });
  };
  return (
    <Button icon={<IconArrowsShuffle aria-hidden />} busy={fill.busy} onClick={start}>
      {say('random')}
    </Button>
  );
}

/** The ten questions hand a slot on in the address: its weekday, time and name. */
function useSuggested(): readonly [SuggestedSlot | undefined, () => void] {
  const [weekday, choose] = useUrlState('baru');
  const [time] = useUrlState('jam', '07:00');
  const [name] = useUrlState('nama');
  const number = Number(weekday);
  const fits = Number.isInteger(number) && number >= 1 && number <= 7 && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  return [fits ? { weekday: number, time, name } : undefined, () => weekday !== '' && choose('')];
}
