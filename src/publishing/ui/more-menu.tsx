import {
  IconCircleMinus,
  IconCopy,
  IconDots,
  IconFileAlert,
  IconPencil,
  IconTrash,
  IconUrgent,
} from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import {
  correctPostEndpoint,
  duplicatePostEndpoint,
  removePostEndpoint,
  restorePostEndpoint,
  type PostView,
} from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { IconButton } from '#web/kit/button.tsx';
import { Menu, MenuItem, MenuLink } from '#web/kit/menu.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { postWords } from './words.ts';

const RushDialog = lazy(() => import('./reviews/rush-dialog.tsx').then((part) => ({ default: part.RushDialog })));

interface MoreMenuProps {
  readonly post: PostView;
  /** Where the post is only read: a way to write in it. */
  readonly offersEdit?: boolean;
}

/** What else can be done with a post. */
export function MoreMenu({ post, offersEdit = false }: MoreMenuProps): ReactElement {
  const say = useWords(postWords);
  const go = useGo();
  const [withdrawing, setWithdrawing] = useState(false);
  const [rushing, setRushing] = useState(false);
  const params = { id: post.id };
  const refusedNote = { onRefused: ({ message }: { message: string }) => toastRefusal(message) };
  const restore = useAct(restorePostEndpoint, { onDone: () => go('/konten/$id', params), ...refusedNote });
  const remove = useAct(removePostEndpoint, {
    onDone: () => {
      toast(say('removed'), () => restore.act({ params }));
      go('/konten');
    },
    ...refusedNote,
  });
  const duplicate = useAct(duplicatePostEndpoint, { onDone: ({ id }) => go('/konten/$id', { id }), ...refusedNote });
  const correct = useAct(correctPostEndpoint, { onDone: ({ id }) => go('/konten/$id', { id }), ...refusedNote });
  return (
    <>
      <Menu
        target={
          <IconButton label={say('more')}>
            <IconDots aria-hidden />
          </IconButton>
        }
      >
        {offersEdit && post.can.edit && (
          <MenuLink
            icon={<IconPencil size={18} aria-hidden />}
            to="/konten/$id"
            params={params}
            search={{ mode: 'tulis' }}
          >
            {say('edit')}
          </MenuLink>
        )}
        {post.can.duplicate && (
          <MenuItem
            icon={<IconCopy size={18} aria-hidden />}
            onChoose={() => void duplicate.act({ params, body: { channelIds: null } })}
          >
            {say('duplicate')}
          </MenuItem>
        )}
        {post.can.correct && (
          <MenuItem icon={<IconFileAlert size={18} aria-hidden />} onChoose={() => void correct.act({ params })}>
            {say('correct')}
          </MenuItem>
        )}
        {post.can.rush && (
          <MenuItem icon={<IconUrgent size={18} aria-hidden />} onChoose={() => setRushing(true)}>
            {say('rush')}
          </MenuItem>
        )}
        {post.can.withdraw && (
          <MenuItem icon={<IconCircleMinus size={18} aria-hidden />} onChoose={() => setWithdrawing(true)}>
            {say('withdraw')}
          </MenuItem>
        )}
        {post.can.remove && (
          <MenuItem icon={<IconTrash size={18} aria-hidden />} danger onChoose={() => void remove.act({ params })}>
            {say('remove')}
          </MenuItem>
        )}
      </Menu>
      {rushing && (
        <Suspense>
          <RushDialog post={post} onClose={() => setRushing(false)} />
        </Suspense>
      )}
      <WithdrawDialog post={post} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </>
  );
}
