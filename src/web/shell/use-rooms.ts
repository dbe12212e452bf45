import { useRouter, useRouterState } from '@tanstack/react-router';
import { useSession } from '../session/session.tsx';
import { rooms, settings, type Room } from './places.ts';

/** The rooms this person finds in the menu, with only those screens that exist. */
export function useRooms(): { readonly rooms: readonly Room[]; readonly settings: Room | undefined } {
  const exists = useRouteExists();
  const { can } = useSession();
  const open = (room: Room): readonly Room[] => {
    const targets = room.targets.filter(({ to, operation }) => exists(to) && can(operation));
    return targets.length === 0 ? [] : [{ ...room, targets }];
  };
  return { rooms: rooms.flatMap(open), settings: open(settings)[0] };
}

export function useRouteExists(): (path: string) => boolean {
  const { routesByPath } = useRouter();
  return (path) => path in routesByPath;
}

/** Whether the screen shown belongs to that room. */
export function useIsHere(): (room: Room) => boolean {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const under = (to: string): boolean => path === to || path.startsWith(`${to}/`);
  return ({ targets }) => targets.some(({ to, besides = [] }) => [to, ...besides].some(under));
}
