import { IconPlugConnectedX, IconPlus, IconSend } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { channelListEndpoint, type ChannelView } from '#channels/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect, Segmented } from '#web/kit/filter-bar.tsx';
import { FactStrip } from '#web/kit/kpi-card.tsx';
import { Page, Section } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { WorkList } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { AddDrawer } from './add-drawer.tsx';
import { ChannelRow } from './channel-row.tsx';
import { EditDrawer } from './edit-drawer.tsx';
import { ReconnectDrawer } from './reconnect-drawer.tsx';
import { channelWords } from './words.ts';

/** What is open beside the board. */
type Opened = { readonly drawer: 'add' } | { readonly drawer: 'edit' | 'reconnect'; readonly channel: ChannelView };

/** Terbit → Kanal: every account and medium, those in trouble first. */
export function ChannelsScreen(): ReactElement {
  const say = useWords(channelWords);
  const { agency } = useSession();
  const [opened, setOpened] = useState<Opened>();
  const answer = useAnswer(channelListEndpoint, { query: agency ? { agencyId: agency.id } : {} });
  const close = (): void => setOpened(undefined);
  const add = answer.data?.can.add && (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setOpened({ drawer: 'add' })}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('empty.title')} why={say('empty.why')} actions={add} />
          ) : (
            <Board channels={items} onOpen={(drawer, channel) => setOpened({ drawer, channel })} />
          )
        }
      </Answered>
      <AddDrawer open={opened?.drawer === 'add'} onClose={close} />
      <EditDrawer channel={opened?.drawer === 'edit' ? opened.channel : undefined} onClose={close} />
      <ReconnectDrawer channel={opened?.drawer === 'reconnect' ? opened.channel : undefined} onClose={close} />
    </Page>
  );
}

interface BoardProps {
  readonly channels: readonly ChannelView[];
  readonly onOpen: (drawer: 'edit' | 'reconnect', channel: ChannelView) => void;
}

function Board({ channels, onOpen }: BoardProps): ReactElement {
  const say = useWords(channelWords);
  const filters = useFilters(channels);
  const lost = filters.shown.filter(({ state }) => state === 'needs-reconnect');
  const rows = (some: readonly ChannelView[]): ReactElement[] =>
    some.map((channel) => (
      <ChannelRow
        key={channel.id}
        channel={channel}
        onEdit={() => onOpen('edit', channel)}
        onReconnect={() => onOpen('reconnect', channel)}
      />
    ));
  return (
    <>
      <Facts channels={channels} />
      <Filters channels={channels} filters={filters} />
      {filters.shown.length === 0 && (
        <EmptyState
          title={say('none.title')}
          why={say('none.why')}
          actions={<Button onClick={filters.clear}>{say('none.clear')}</Button>}
        />
      )}
      {lost.length > 0 && (
        <Section
          icon={<IconPlugConnectedX />}
          tone="danger"
          title={say('lost')}
          count={lost.length}
          hint={say('lost.hint')}
        >
          <WorkList label={say('lost.list')}>{rows(lost)}</WorkList>
        </Section>
      )}
      {byAgency(filters.shown).map(([{ id, name }, own]) => (
        <Section key={id} icon={<IconSend />} title={name} count={own.length}>
          <WorkList label={say('list.of', { agency: name })}>{rows(own)}</WorkList>
        </Section>
      ))}
    </>
  );
}

function Facts({ channels }: { readonly channels: readonly ChannelView[] }): ReactElement {
  const say = useWords(channelWords);
  const lost = channels.filter(({ state }) => state === 'needs-reconnect');
  const ready = channels.filter(({ state }) => state === 'connected').length;
  const risk = lost.reduce((total, { scheduled, waiting }) => total + scheduled + waiting, 0);
  const nobody = channels.filter(({ network, responsible }) => network !== 'portal' && !responsible).length;
  return (
    <FactStrip
      label={say('facts')}
      facts={[
        { key: 'ready', value: ready, note: say('fact.ready', { count: ready }), look: 'ok' },
        { key: 'lost', value: lost.length, note: say('fact.lost', { count: lost.length }), look: lookOf(lost.length) },
        { key: 'risk', value: risk, note: say('fact.risk', { count: risk }), look: lookOf(risk) },
        { key: 'nobody', value: nobody, note: say('fact.nobody', { count: nobody }), look: 'mute' },
      ]}
    />
  );
}

function lookOf(count: number): 'ok' | 'warn' {
  return count === 0 ? 'ok' : 'warn';
}

const classes = ['all', 'new', 'conventional', 'traditional'] as const;

interface Filtering {
  readonly agencyId: string;
  readonly mediaClass: string;
  readonly shown: readonly ChannelView[];
  readonly chooseAgency: (agencyId: string) => void;
  readonly chooseClass: (mediaClass: string) => void;
  readonly clear: () => void;
}

function useFilters(channels: readonly ChannelView[]): Filtering {
  const [agencyId, chooseAgency] = useUrlState('opd');
  const [mediaClass, chooseClass] = useUrlState('media', 'all');
  const shown = channels.filter(
    (channel) =>
      (agencyId === '' || channel.agency.id === agencyId) &&
      (mediaClass === 'all' || channel.mediaClass === mediaClass),
  );
  const clear = (): void => {
    chooseAgency('');
    chooseClass('all');
  };
  return { agencyId, mediaClass, shown, chooseAgency, chooseClass, clear };
}

function Filters({ channels, filters }: { readonly channels: readonly ChannelView[]; readonly filters: Filtering }) {
  const say = useWords(channelWords);
  const agencies = byAgency(channels, false).map(([{ id, shortName }]) => ({ value: id, label: shortName }));
  return (
    <FilterBar label={say('filter')}>
      <Segmented
        label={say('filter.class')}
        value={filters.mediaClass}
        choices={classes.map((value) => ({ value: value as string, label: say(`filter.${value}`) }))}
        onChoose={filters.chooseClass}
      />
      {agencies.length > 1 && (
        <FilterSelect
          label={say('filter.agency')}
          value={filters.agencyId}
          choices={[{ value: '', label: say('filter.agency.all') }, ...agencies]}
          onChoose={filters.chooseAgency}
        />
      )}
    </FilterBar>
  );
}

type Group = readonly [ChannelView['agency'], readonly ChannelView[]];

/** Each agency with its channels, by name; those in trouble stand above already. */
function byAgency(channels: readonly ChannelView[], withoutLost = true): readonly Group[] {
  const shown = withoutLost ? channels.filter(({ state }) => state !== 'needs-reconnect') : channels;
  const groups = Map.groupBy(shown, ({ agency }) => agency.id);
  return [...groups.values()]
    .flatMap((own): Group[] => (own[0] ? [[own[0].agency, own]] : []))
    .toSorted(([one], [other]) => one.name.localeCompare(other.name, 'id'));
}
