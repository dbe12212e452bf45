import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { isElsewhere } from '../kit/use-keys.ts';
import { useSession } from '../session/session.tsx';
import { newActivity, newPost } from './create-menu.tsx';
import { useRooms, useRouteExists } from './use-rooms.ts';

const sequenceMs = 1200;

/** `g` and a room's letter go there; `n` begins something new. */
export function useGoKeys(): void {
  const router = useRouter();
  const exists = useRouteExists();
  const { can } = useSession();
  const { rooms, settings } = useRooms();
  const go = (to: string): void => void router.navigate({ to } as never);
  const onLetter = useEffectEvent((letter: string): boolean => {
    const room = [...rooms, ...(settings ? [settings] : [])].find((one) => one.letter === letter);
    const target = room?.targets[0];
    if (target) go(target.to);
    return target !== undefined;
  });
  const onNew = useEffectEvent((): void => {
    const start = [
      exists(newPost) && can('post.write') && newPost,
      exists(newActivity) && can('activity.write') && newActivity,
    ];
    const to = start.find((path) => path !== false);
    if (to) go(to);
  });
  useEffect(() => {
    // A page's clock begins at 0 when it is opened, so 0 would be a `g` pressed at that moment.
    let goSince = -Infinity;
    const hear = (event: KeyboardEvent): void => {
      if (isElsewhere(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const second = event.timeStamp - goSince < sequenceMs;
      goSince = -Infinity;
      if (second && onLetter(event.key)) event.preventDefault();
      else if (event.key === 'g') goSince = event.timeStamp;
      else if (event.key === 'n') {
        event.preventDefault();
        onNew();
      }
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
