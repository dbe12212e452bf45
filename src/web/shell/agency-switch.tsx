import { Combobox, useCombobox } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { zoneLabel } from '#platform/time/format.ts';
import { VisuallyHidden } from '../kit/visually-hidden.tsx';
import { useSession, type SessionAgency } from '../session/session.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './top-bar.module.css';

const every = 'all';
const searchFrom = 8;

/** Whose desk it is; those with more than one agency can look at one of them or at all. */
export function AgencySwitch(): ReactElement {
  const say = useWords(webWords);
  const { agencies, agency, cityName, zone, chooseAgency } = useSession();
  const [text, setText] = useState('');
  const box = useCombobox({
    onDropdownOpen: () => box.focusSearchInput(),
    onDropdownClose: () => setText(''),
  });
  const name = agency?.shortName ?? say('agency.all');
  const found = agencies.filter((one) => matches(one, text));
  return (
    <Combobox
      store={box}
      width={320}
      position="bottom-start"
      onOptionSubmit={(id) => {
        chooseAgency(id === every ? undefined : id);
        box.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={css.switch}
          disabled={agencies.length < 2}
          onClick={() => box.toggleDropdown()}
        >
          <span className={css.crest} aria-hidden="true">
            {crestOf(name)}
          </span>
          <span className={css.names}>
            <VisuallyHidden>{say('agency.switch')}</VisuallyHidden>
            <b>{name}</b>
            <small>{[cityName, zoneLabel(zone)].filter(Boolean).join(' · ')}</small>
          </span>
          {agencies.length > 1 && <IconSelector aria-hidden />}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {agencies.length > searchFrom && (
          <Combobox.Search
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={say('agency.find')}
            aria-label={say('agency.find')}
          />
        )}
        <Combobox.Options className={css.list} aria-label={say('agency.choose')} tabIndex={0}>
          {text === '' && (
            <Combobox.Option value={every} active={!agency}>
              {say('agency.all')}
            </Combobox.Option>
          )}
          {found.map((one) => (
            <Combobox.Option key={one.id} value={one.id} active={one.id === agency?.id}>
              <b>{one.shortName}</b>
              {one.name !== one.shortName && <> · {one.name}</>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function matches({ name, shortName }: SessionAgency, text: string): boolean {
  return `${name} ${shortName}`.toLowerCase().includes(text.trim().toLowerCase());
}

function crestOf(name: string): string {
  const capitals = name.replaceAll(/[^A-Z]/g, '');
  return (capitals.length >= 2 ? capitals : name).slice(0, 2).toUpperCase();
}
