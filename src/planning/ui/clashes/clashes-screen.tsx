import type { ReactElement } from 'react';
import { clashKinds, clashListEndpoint } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Chip, FilterBar, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { ClashCard } from './clash-card.tsx';
import css from './clashes.module.css';
import { TalkDrawer } from './talk-drawer.tsx';
import { clashWords } from './words.ts';

/** Benturan: what collides in the plans of the coming weeks, and how the agencies settle it. */
export function ClashesScreen(): ReactElement {
  const say = useWords(clashWords);
  const { agency } = useSession();
  const [shown, show] = useUrlState('tampil', 'open');
  const [kind, setKind] = useUrlState('jenis');
  const [open, setOpen] = useUrlState('bicara');
  const wanted = clashKinds.find((one) => one === kind);
  const decided = shown === 'decided';
  const query = {
    show: decided ? ('decided' as const) : ('open' as const),
    ...(wanted ? { kind: wanted } : {}),
    ...(agency ? { agencyId: agency.id } : {}),
  };
  const answer = useAnswer(clashListEndpoint, { query }, { keepFormer: true });
  return (
    <Page title={say('title')} lead={say('lead', { weeks: answer.data?.weeks ?? 8 })}>
      <FilterBar label={say('title')}>
        <Segmented
          label={say('show')}
          value={decided ? 'decided' : 'open'}
          choices={(['open', 'decided'] as const).map((value) => ({ value, label: say(`show.${value}`) }))}
          onChoose={show}
        />
        {clashKinds.map((one) => (
          <Chip key={one} on={wanted === one} onToggle={() => setKind(wanted === one ? '' : one)}>
            {say(`kind.${one}`)}
          </Chip>
        ))}
      </FilterBar>
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say(decided ? 'empty.decided' : 'empty')} why={say(decided ? 'empty.decided.why' : 'empty.why')} />
          ) : (
            <ul className={css.list} aria-label={say('list')}>
              {items.map((clash) => (
                <ClashCard key={clash.id} clash={clash} onTalk={() => setOpen(clash.id)} />
              ))}
            </ul>
          )
        }
      </Answered>
      <TalkDrawer id={open} onClose={() => setOpen('')} />
    </Page>
  );
} // oxfmt-ignore
