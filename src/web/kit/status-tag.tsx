import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconClockX,
  IconEye,
  IconHandStop,
  IconHelpTriangle,
  IconPencil,
  IconPlayerPause,
  IconRosetteDiscountCheck,
  IconSend,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './tag.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type TagLook =
  | 'mute'
  | 'ok'
  | 'warn'
  | 'fix'
  | 'danger'
  | 'info'
  | 'soga'
  | 'accent'
  | 'accent-line'
  | 'line'
  | 'dash';

interface TagProps {
  readonly look?: TagLook;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A word with a colour; the word alone must be enough. */
export function Tag({ look = 'mute', icon, children }: TagProps): ReactElement {
  return (
    <span className={css.tag} data-look={look} data-plain={icon ? undefined : true}>
      {icon}
      {children}
    </span>
  );
}

const states = {
  draft: ['dash', IconPencil],
  'in-review': ['warn', IconEye],
  returned: ['fix', IconArrowBackUp],
  approved: ['accent', IconCircleCheck],
  scheduled: ['accent-line', IconClock],
  sending: ['info', IconSend],
  published: ['ok', IconRosetteDiscountCheck],
  'partly-failed': ['warn', IconAlertTriangle],
  failed: ['danger', IconAlertOctagon],
  missed: ['fix', IconClockX],
  withdrawn: ['line', IconCircleMinus],
  sent: ['info', IconSend],
  verified: ['ok', IconRosetteDiscountCheck],
  'waiting-by-hand': ['accent', IconHandStop],
  unknown: ['warn', IconHelpTriangle],
} as const satisfies Record<string, readonly [TagLook, typeof IconEye]>;

/** The states of a post and of a delivery, as people read them. */
export type ShownState = keyof typeof states;

interface StatusTagProps {
  readonly state: ShownState;
  /** "Tayang" where space is short; the full text stays for screen readers. */
  readonly short?: boolean;
  /** Of a partly failed post. */
  readonly partly?: { readonly done: number; readonly total: number } | undefined;
}

export function StatusTag({ state, short, partly }: StatusTagProps): ReactElement {
  const say = useWords(webWords);
  const [look, Icon] = states[state];
  const full = state === 'partly-failed' && partly ? say('state.partly', { ...partly }) : say(`state.${state}`);
  const brief = short && (state === 'published' || state === 'verified');
  return (
    <Tag look={look} icon={<Icon aria-hidden />}>
      {brief ? (
        <>
          <span aria-hidden="true">{say(`state.${state}.short`)}</span>
          <VisuallyHidden>{full}</VisuallyHidden>
        </>
      ) : (
        full
      )}
    </Tag>
  );
}

/** Beside the state of what a running pause holds. */
export function PausedTag(): ReactElement {
  const say = useWords(webWords);
  return (
    <Tag look="danger" icon={<IconPlayerPause aria-hidden />}>
      {say('state.paused')}
    </Tag>
  );
}
