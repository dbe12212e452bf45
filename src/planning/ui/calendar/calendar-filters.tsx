import {
  IconAdjustments,
  IconDeviceMobile,
  IconCalendarEvent,
  IconCalendarPlus,
  IconFilter,
  IconX,
} from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { postKinds, postStates } from '#publishing/contract.ts';
import { postWords } from '#publishing/ui/words.ts';
import { Button } from '#web/kit/button.tsx';
import { Chip, FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import css from './calendar.module.css';
import { filterKeys, type CalendarAddress, type FilterName } from './use-calendar-address.ts';
import { usePlanNames } from './use-plan-names.ts';
import type { Calendar } from './use-calendar.ts';
import { calendarWords } from './words.ts';

interface FiltersProps {
  readonly address: CalendarAddress;
  readonly calendar: Calendar;
  readonly narrow: boolean;
}

/** Rarely used ones stand behind a button, and beside the others as soon as one of them is chosen. */
const rare: readonly FilterName[] = ['pillarId', 'programmeId', 'campaignId', 'kind'];

export function CalendarFilters({ address, calendar, narrow }: FiltersProps): ReactElement {
  const say = useWords(calendarWords);
  const used = filterKeys.filter((key) => address.filters[key] !== '');
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(false);
  const withRare = more || used.some((key) => rare.includes(key));
  const clear = used.length > 0 && (
    <Button look="ghost" size="small" icon={<IconX aria-hidden />} onClick={() => used.forEach((key) => address.choose(key, ''))}>
      {say('filters.clear')}
    </Button>
  );
  if (narrow && !open) {
    return (
      <div className={css.filtersClosed}>
        <Chip on={used.length > 0} icon={<IconFilter size={16} aria-hidden />} count={used.length || undefined} onToggle={() => setOpen(true)}>
          {say('filters.open')}
        </Chip>
        {clear}
      </div>
    );
  }
  return (
    <div className={css.filters}>
    <FilterBar label={say('filters')}>
      <SearchBox label={say('filter.text')} value={address.filters.text} onSearch={(text) => address.choose('text', text)} />
      <CommonFilters address={address} media={calendar.media} />
      {withRare ? (
        <RareFilters address={address} />
      ) : (
        <Chip on={false} icon={<IconAdjustments size={16} aria-hidden />} onToggle={() => setMore(true)}>
          {say('filters.more')}
        </Chip>
      )}
      <LayerChips address={address} />
      {clear}
    </FilterBar>
    </div>
  );
} // oxfmt-ignore

interface ChooseProps {
  readonly address: CalendarAddress;
  readonly filter: FilterName;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** With "all" on top; a value that is not among the choices stands there too, so that it can be let go. */
function Choose({ address, filter, choices }: ChooseProps): ReactElement | null {
  const say = useWords(calendarWords);
  const value = address.filters[filter];
  if (filter === 'text' || (choices.length === 0 && value === '')) return null;
  const unknown = value !== '' && choices.every((choice) => choice.value !== value);
  const all = [{ value: '', label: say(`filter.${filter}.all`) }, ...choices];
  return (
    <FilterSelect
      label={say(`filter.${filter}`)}
      value={value}
      choices={unknown ? [...all, { value, label: '—' }] : all}
      onChoose={(chosen) => address.choose(filter, chosen)}
    />
  );
}

function CommonFilters({ address, media }: { readonly address: CalendarAddress; readonly media: readonly string[] }) {
  const web = useWords(webWords);
  const { agency, agencies } = useSession();
  const offered = address.filters.medium === '' || media.includes(address.filters.medium) ? media : [address.filters.medium, ...media];
  return (
    <>
      {agency === undefined && agencies.length > 1 && (
        <Choose
          address={address}
          filter="agencyId"
          choices={agencies.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
      )}
      <Choose
        address={address}
        filter="medium"
        choices={offered.map((value) => ({ value, label: mediumName(web, value) }))}
      />
      <Choose
        address={address}
        filter="state"
        choices={postStates.map((value) => ({ value, label: web(`state.${value}`) }))}
      />
    </>
  );
} // oxfmt-ignore

function RareFilters({ address }: { readonly address: CalendarAddress }): ReactElement {
  const posts = useWords(postWords);
  const { pillars, programmes, campaigns } = usePlanNames(address);
  return (
    <>
      <Choose address={address} filter="pillarId" choices={named(pillars)} />
      <Choose address={address} filter="programmeId" choices={named(programmes)} />
      <Choose address={address} filter="campaignId" choices={named(campaigns)} />
      <Choose
        address={address}
        filter="kind"
        choices={postKinds.map((value) => ({ value, label: posts(`kind.${value}`) }))}
      />
    </>
  );
}

function named(list: readonly { readonly id: string; readonly name: string }[]) {
  return list.map(({ id, name }) => ({ value: id, label: name }));
}

const layerIcons = { activities: IconCalendarEvent, slots: IconCalendarPlus, natives: IconDeviceMobile } as const;

function LayerChips({ address }: { readonly address: CalendarAddress }): ReactElement {
  const say = useWords(calendarWords);
  return (
    <>
      {(['activities', 'slots', 'natives'] as const).map((layer) => {
        const Icon = layerIcons[layer];
        return (
          <Chip
            key={layer}
            on={address.layers[layer]}
            onToggle={() => address.toggle(layer)}
            icon={<Icon size={16} aria-hidden />}
          >
            {say(`layer.${layer}`)}
          </Chip>
        );
      })}
    </>
  );
}
