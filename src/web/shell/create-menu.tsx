import { IconClipboardText, IconPencilPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Menu, MenuLink } from '../kit/menu.tsx';
import { useSession } from '../session/session.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { useRouteExists } from './use-rooms.ts';

export const newActivity = '/kegiatan/baru';
export const newPost = '/konten/baru';

/** What a person can begin from anywhere. Absent when there is nothing. */
export function CreateMenu({
  target,
}: {
  readonly target: ReactElement<{ 'aria-haspopup'?: 'menu' }>;
}): ReactElement | null {
  const say = useWords(webWords);
  const exists = useRouteExists();
  const { can } = useSession();
  const activity = exists(newActivity) && can('activity.write');
  const post = exists(newPost) && can('post.write');
  if (!activity && !post) return null;
  return (
    <Menu target={target} width={280}>
      {activity && (
        <MenuLink to={newActivity} icon={<IconClipboardText size={18} aria-hidden />}>
          <b>{say('top.create.activity')}</b>
          <br />
          <small>{say('top.create.activity.why')}</small>
        </MenuLink>
      )}
      {post && (
        <MenuLink to={newPost} icon={<IconPencilPlus size={18} aria-hidden />}>
          <b>{say('top.create.post')}</b>
          <br />
          <small>{say('top.create.post.why')}</small>
        </MenuLink>
      )}
    </Menu>
  );
}
