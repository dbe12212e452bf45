import { IconDots, IconKey, IconPencil, IconPower } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { makeResetLink, setPersonActive, type LinkView, type PersonView } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { IconButton } from '#web/kit/button.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { LinkDialog } from './link-dialog.tsx';
import { PersonDrawer } from './person-drawer.tsx';

const onRefused = (refused: { readonly message: string }): void => toastRefusal(refused.message);

export function PersonMenu({ person }: { readonly person: PersonView }): ReactElement {
  const say = useWords(organisationWords);
  const [editing, setEditing] = useState(false);
  const [link, setLink] = useState<LinkView>();
  const set = useAct(setPersonActive, { onRefused });
  const reset = useAct(makeResetLink, { onRefused, onDone: setLink });
  const params = { personId: person.id };
  const { active, name } = person;
  const toggle = async (): Promise<void> => {
    if (!(await set.act({ params, body: { active: !active } }))) return;
    toast(say(active ? 'person.deactivated' : 'person.activated', { name }), () =>
      set.act({ params, body: { active } }),
    );
  };
  return (
    <>
      <Menu
        target={
          <IconButton label={say('person.menu', { name })}>
            <IconDots aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<IconPencil size={18} aria-hidden />} onChoose={() => setEditing(true)}>
          {say('person.edit')}
        </MenuItem>
        {active && (
          <MenuItem icon={<IconKey size={18} aria-hidden />} onChoose={() => void reset.act({ params })}>
            {say('person.reset')}
          </MenuItem>
        )}
        <MenuItem icon={<IconPower size={18} aria-hidden />} onChoose={() => void toggle()}>
          {say(active ? 'deactivate' : 'activate')}
        </MenuItem>
      </Menu>
      <PersonDrawer person={editing ? person : undefined} onClose={() => setEditing(false)} />
      <LinkDialog link={link} about="reset" name={name} onClose={() => setLink(undefined)} />
    </>
  );
}
