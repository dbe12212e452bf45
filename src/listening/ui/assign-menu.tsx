import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import type { ReactElement, RefObject } from 'react';
import { assigneesEndpoint, type ThreadView } from '#listening/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Avatar } from '#web/kit/avatar.tsx';
import { Button } from '#web/kit/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '#web/kit/menu.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { inboxWords } from './words.ts';

interface AssignMenuProps {
  readonly thread: ThreadView;
  readonly onAssign: (personId: string | null) => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** Who takes it on: oneself first, then the others who answer citizens there. */
export function AssignMenu({ thread, onAssign, button }: AssignMenuProps): ReactElement {
  const say = useWords(inboxWords);
  const { person } = useSession();
  const answer = useAnswer(assigneesEndpoint, { params: { id: thread.id } }, { staleMs: 60_000 });
  const people = answer.data?.items ?? [];
  const others = people.filter(({ id }) => id !== person.id);
  const held = thread.assignee?.id;
  return (
    <Menu
      width={280}
      target={
        <Button ref={button} icon={<IconUserPlus aria-hidden />}>
          {say('assign')}
        </Button>
      }
    >
      {people.length > others.length && held !== person.id && (
        <MenuItem icon={<Avatar name={person.name} size="small" />} onChoose={() => onAssign(person.id)}>
          {say('assign.me')}
        </MenuItem>
      )}
      {held !== undefined && (
        <MenuItem icon={<IconUserMinus aria-hidden />} onChoose={() => onAssign(null)}>
          {say('assign.nobody')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuLabel>{others.length > 0 ? say('assign.label') : say('assign.none')}</MenuLabel>
      {others
        .filter(({ id }) => id !== held)
        .map(({ id, name, jobTitle }) => (
          <MenuItem key={id} icon={<Avatar name={name} size="small" />} note={jobTitle} onChoose={() => onAssign(id)}>
            {name}
          </MenuItem>
        ))}
    </Menu>
  );
}
