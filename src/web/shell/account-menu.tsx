import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { changeMe, signOut } from '#organisation/contract.ts';
import { useAct } from '../api/use-act.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine, MenuLink } from '../kit/menu.tsx';
import { VisuallyHidden } from '../kit/visually-hidden.tsx';
import { forgetMe } from '../session/remembered-me.ts';
import { useSession } from '../session/session.tsx';
import { chooseLanguage, useLanguage } from '../words/language.ts';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { OtherRooms } from './other-rooms.tsx';
import css from './top-bar.module.css';
import { useRouteExists } from './use-rooms.ts';

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const satisfies readonly (readonly [MantineColorScheme, typeof IconSun])[];

const languageNames = { id: 'Bahasa Indonesia', en: 'English' } as const;
const accountPaths = ['/akun', '/pengaturan/akun'] as const;

export function AccountMenu({ onKeys }: { readonly onKeys: () => void }): ReactElement {
  const say = useWords(webWords);
  const { person } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = useLanguage();
  const exists = useRouteExists();
  const account = accountPaths.find(exists);
  const change = useAct(changeMe);
  const leave = useAct(signOut, {
    onDone: () => {
      forgetMe();
      location.assign('/desk/masuk');
    },
  });
  const tick = <IconCheck size={16} aria-hidden />;
  return (
    <Menu
      target={
        <button type="button" className={css.me}>
          <Avatar name={person.name} />
          <VisuallyHidden>{say('top.me', { name: person.name })}</VisuallyHidden>
        </button>
      }
    >
      <OtherRooms />
      <MenuLabel>
        {person.name}
        {person.jobTitle && ` · ${person.jobTitle}`}
      </MenuLabel>
      {account && (
        <MenuLink to={account} icon={<IconUserCircle size={18} aria-hidden />}>
          {say('top.account')}
        </MenuLink>
      )}
      <MenuItem icon={<IconKeyboard size={18} aria-hidden />} note={<kbd>?</kbd>} onChoose={onKeys}>
        {say('top.keys')}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{say('top.language')}</MenuLabel>
      {(['id', 'en'] as const).map((one) => (
        <MenuItem
          key={one}
          note={one === language ? tick : undefined}
          onChoose={() => {
            chooseLanguage(one);
            void change.act({ body: { language: one } });
          }}
        >
          <span lang={one}>{languageNames[one]}</span>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuLabel>{say('top.scheme')}</MenuLabel>
      {schemes.map(([scheme, Icon]) => (
        <MenuItem
          key={scheme}
          icon={<Icon size={18} aria-hidden />}
          note={scheme === colorScheme ? tick : undefined}
          onChoose={() => setColorScheme(scheme)}
        >
          {say(`top.scheme.${scheme}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<IconLogout size={18} aria-hidden />} onChoose={() => void leave.act({})}>
        {say('top.sign-out')}
      </MenuItem>
    </Menu>
  );
}
