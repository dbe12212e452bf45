import {
  IconDots,
  IconExternalLink,
  IconHandStop,
  IconPencil,
  IconPlugConnected,
  IconPlugConnectedX,
  IconPower,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  checkChannelEndpoint,
  removeChannelEndpoint,
  restoreChannelEndpoint,
  switchChannelEndpoint,
  type ChannelView,
} from '#channels/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { Due, Tile, WorkRow } from '#web/kit/work-row.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { webWords } from '#web/words/web-words.ts';
import { hasWord, useWords } from '#web/words/words.ts';
import { channelWords } from './words.ts';

interface RowProps {
  readonly channel: ChannelView;
  readonly onEdit: () => void;
  readonly onReconnect: () => void;
}

export function ChannelRow({ channel, onEdit, onReconnect }: RowProps): ReactElement {
  const sayWeb = useWords(webWords);
  const medium = mediumName(sayWeb, channel.medium);
  return (
    <WorkRow
      tile={<Tile icon={<MediumIcon medium={channel.medium} />} />}
      meta={<Meta channel={channel} medium={medium} />}
      title={channel.name}
      why={<Why channel={channel} />}
      actions={channel.can.change && <Actions channel={channel} onEdit={onEdit} onReconnect={onReconnect} />}
    />
  );
}

function Meta({ channel, medium }: { readonly channel: ChannelView; readonly medium: string }): ReactElement {
  const say = useWords(channelWords);
  const times = useTimes();
  const { state, handle, agency, mediaClass, needsSignIn, checkedAt } = channel;
  return (
    <>
      <StateTag channel={channel} />
      {state === 'needs-reconnect' && <b>{agency.shortName}</b>}
      <span>{handle === '' || channel.name.includes(handle) ? medium : `${medium} · @${handle}`}</span>
      <span>{say(`class.${mediaClass}`)}</span>
      {needsSignIn && <span>{checkedAt ? say('checked', { time: times.near(checkedAt) }) : say('unchecked')}</span>}
      <Load channel={channel} />
    </>
  );
}

/** What is planned there, as a worry where the connection is lost. */
function Load({ channel }: { readonly channel: ChannelView }): ReactElement | null {
  const say = useWords(channelWords);
  const times = useTimes();
  const { state, scheduled, waiting, nextDueAt } = channel;
  const atRisk = state !== 'connected' && scheduled > 0 && nextDueAt !== null;
  return (
    <>
      {atRisk && <Due urgency="late">{say('risk', { count: scheduled, time: times.near(nextDueAt) })}</Due>}
      {!atRisk && scheduled > 0 && <span>{say('scheduled', { count: scheduled })}</span>}
      {waiting > 0 && <Due urgency="soon">{say('waiting', { count: waiting })}</Due>}
    </>
  );
}

function StateTag({ channel }: { readonly channel: ChannelView }): ReactElement {
  const say = useWords(channelWords);
  const { state, network } = channel;
  const [look, Icon] = looks[state === 'connected' ? network : state];
  const key = `state.${state === 'connected' && network !== 'bluesky' ? network : state}` as const;
  return (
    <Tag look={look} icon={<Icon aria-hidden />}>
      {say(key)}
    </Tag>
  );
}

const looks = {
  portal: ['accent-line', IconPlugConnected],
  bluesky: ['accent-line', IconPlugConnected],
  'by-hand': ['accent', IconHandStop],
  'needs-reconnect': ['danger', IconPlugConnectedX],
  off: ['line', IconPower],
} as const satisfies Record<string, readonly [TagLook, typeof IconPower]>;

function Why({ channel }: { readonly channel: ChannelView }): ReactElement {
  const say = useWords(channelWords);
  const times = useTimes();
  const now = useNow();
  const { state, stateReason, slowUntil, network, responsible, twoFactor } = channel;
  const reason = `why.${stateReason}`;
  if (state === 'needs-reconnect' && hasWord(channelWords, reason)) return <>{say(reason)}</>;
  if (slowUntil !== null && new Date(slowUntil) > now) {
    return <>{say('why.slow', { time: times.near(slowUntil) })}</>;
  }
  const notes = [
    ...(network === 'portal' && !responsible
      ? []
      : [responsible ? say('responsible', { name: responsible.name }) : say('responsible.none')]),
    ...(twoFactor === false ? [say('why.no-two-factor')] : []),
  ];
  return <>{notes.join(' · ')}</>;
}

function Actions({ channel, onEdit, onReconnect }: RowProps): ReactElement {
  const say = useWords(channelWords);
  const { id, name, state, needsSignIn } = channel;
  const check = useAct(checkChannelEndpoint, {
    onDone: () => toast(say('checked.now', { name })),
    onRefused: (refused) => toastRefusal(refused.message),
  });
  return (
    <>
      {state === 'needs-reconnect' && (
        <Button size="small" look="primary" aria-label={`${say('reconnect')}: ${name}`} onClick={onReconnect}>
          {say('reconnect')}
        </Button>
      )}
      {state === 'connected' && needsSignIn && (
        <Button
          size="small"
          icon={<IconRefresh aria-hidden />}
          busy={check.busy}
          aria-label={`${say('check')}: ${name}`}
          onClick={() => void check.act({ params: { id } })}
        >
          {say('check')}
        </Button>
      )}
      <MoreMenu channel={channel} onEdit={onEdit} onReconnect={onReconnect} />
    </>
  );
}

function MoreMenu({ channel, onEdit, onReconnect }: RowProps): ReactElement {
  const say = useWords(channelWords);
  const { id, name, state, webAddress, needsSignIn, can } = channel;
  const acts = useSwitchAndRemove(channel);
  const on = state === 'off';
  return (
    <Menu
      target={
        <IconButton label={say('more', { name })}>
          <IconDots aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<IconPencil size={16} aria-hidden />} onChoose={onEdit}>
        {say('edit')}
      </MenuItem>
      {webAddress !== '' && (
        <MenuItem
          icon={<IconExternalLink size={16} aria-hidden />}
          onChoose={() => window.open(webAddress, '_blank', 'noopener')}
        >
          {say('open')}
        </MenuItem>
      )}
      {needsSignIn && state === 'connected' && (
        <MenuItem icon={<IconPlugConnected size={16} aria-hidden />} onChoose={onReconnect}>
          {say('reconnect')}
        </MenuItem>
      )}
      <MenuItem icon={<IconPower size={16} aria-hidden />} onChoose={() => acts.turn(on)}>
        {say(on ? 'switch.on' : 'switch.off')}
      </MenuItem>
      {can.remove && (
        <MenuItem icon={<IconTrash size={16} aria-hidden />} danger onChoose={() => acts.remove(id)}>
          {say('remove')}
        </MenuItem>
      )}
    </Menu>
  );
}

interface SwitchAndRemove {
  readonly turn: (on: boolean) => void;
  readonly remove: (id: string) => void;
}

/** Done at once; both can be called back for ten seconds. */
function useSwitchAndRemove({ id, name }: ChannelView): SwitchAndRemove {
  const say = useWords(channelWords);
  const told = { onRefused: (refused: { readonly message: string }) => toastRefusal(refused.message) };
  const switching = useAct(switchChannelEndpoint, {
    ...told,
    onDone: (_answer, { body: { on } }) =>
      toast(say(on ? 'switched.on' : 'switched.off', { name }), () =>
        switching.act({ params: { id }, body: { on: !on } }),
      ),
  });
  const restoring = useAct(restoreChannelEndpoint, told);
  const removing = useAct(removeChannelEndpoint, {
    ...told,
    onDone: () => toast(say('removed', { name }), () => restoring.act({ params: { id } })),
  });
  return {
    turn: (on) => void switching.act({ params: { id }, body: { on } }),
    remove: () => void removing.act({ params: { id } }),
  };
}
