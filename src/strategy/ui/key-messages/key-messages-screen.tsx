import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  keyMessageListEndpoint,
  keyMessagePhases,
  type KeyMessagePhase,
  type KeyMessageRow,
} from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useGo, useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { KeyMessageForm } from './key-message-form.tsx';
import { usePeriod } from './period-words.ts';
import { PhaseTag } from './phase-tag.tsx';
import { messageWords } from './words.ts';

/** Pesan kunci: what all agencies say with one voice. */
export function KeyMessagesScreen(): ReactElement {
  const say = useWords(messageWords);
  const go = useGo();
  const [phase, choosePhase] = useUrlState('keadaan');
  const [text, search] = useUrlState('cari');
  const [creating, setCreating] = useState(false);
  const query = { ...(phase === '' ? {} : { phase: phase as KeyMessagePhase }), text };
  const answer = useAnswer(keyMessageListEndpoint, { query }, { keepFormer: true });
  const mayCreate = (answer.data?.can.create.length ?? 0) > 0;
  const create = mayCreate && (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setCreating(true)}>
      {say('new')}
    </Button>
  );
  const phases = [
    { value: '', label: say('phase.all') },
    ...keyMessagePhases.map((value) => ({ value: value as string, label: say(`phase.${value}`) })),
  ];
  const clear = (): void => {
    choosePhase('');
    search('');
  };
  return (
    <Page title={say('title')} lead={say('lead')} actions={create}>
      <FilterBar>
        <FilterSelect label={say('phase')} value={phase} choices={phases} onChoose={choosePhase} />
        <SearchBox label={say('search')} value={text} onSearch={search} />
      </FilterBar>
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing filtered={phase !== '' || text !== ''} onClear={clear} action={create} />
          ) : (
            <WorkList label={say('list')}>
              {items.map((message) => (
                <Row key={message.id} message={message} />
              ))}
            </WorkList>
          )
        }
      </Answered>
      <Drawer title={say('form.new')} open={creating} onClose={() => setCreating(false)}>
        <KeyMessageForm edited={undefined} onDone={(id) => go('/pesan-kunci/$id', { id })} />
      </Drawer>
    </Page>
  );
}

interface NothingProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly action: ReactElement | false;
}

function Nothing({ filtered, onClear, action }: NothingProps): ReactElement {
  const say = useWords(messageWords);
  if (!filtered)
    return <EmptyState title={say('empty.title')} why={say(action ? 'empty.why' : 'empty.reader')} actions={action} />;
  const clear = <Button onClick={onClear}>{say('none.clear')}</Button>;
  return <EmptyState title={say('none.title')} why={say('none.why')} actions={clear} />;
}

function Row({ message }: { readonly message: KeyMessageRow }): ReactElement {
  const say = useWords(messageWords);
  const period = usePeriod();
  const { id, title, narrative, phase, agency, programme, version, recipients, confirmed, carried } = message;
  return (
    <WorkRow
      tile={<Tile icon={<IconSpeakerphone />} />}
      meta={
        <>
          <PhaseTag phase={phase} />
          <b>{agency}</b>
          <span>{period(message)}</span>
          {version > 1 && <span>{say('row.version', { version })}</span>}
          {programme && <span>{programme}</span>}
          {phase !== 'draft' && <span>{say('row.confirmed', { confirmed, recipients })}</span>}
          {phase !== 'draft' && <span>{say('row.carried', { count: carried })}</span>}
        </>
      }
      title={
        <DeskLink to="/pesan-kunci/$id" params={{ id }}>
          {title}
        </DeskLink>
      }
      why={narrative}
      actions={
        <LinkButton size="small" to="/pesan-kunci/$id" params={{ id }} aria-label={say('open.of', { title })}>
          {say('open')}
        </LinkButton>
      }
    />
  );
}
