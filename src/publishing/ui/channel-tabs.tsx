import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { IconButton } from '#web/kit/button.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Menu, MenuItem, MenuLabel } from '#web/kit/menu.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { useChannelLabel } from './channel-label.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

/** The base text, or the id of a chosen channel. */
export type Tab = 'base' | (string & {});
export const tabId = (tab: Tab): string => `tab-${tab}`;
export const tabPanelId = 'post-text';

interface ChannelTabsProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  readonly tab: Tab;
  readonly onOpen: (tab: Tab) => void;
  /** Absent where the post is only read. */
  readonly onAdd?: (channelId: string) => void;
}

/** One tab per channel; a soga dot where its words differ from the base. */
export function ChannelTabs({ post, draft, tab, onOpen, onAdd }: ChannelTabsProps): ReactElement {
  const say = useWords(postWords);
  const label = useChannelLabel(post.channels);
  const list = useRef<HTMLDivElement>(null);
  const chosen = draft.channels.flatMap(({ channelId, text }) => {
    const channel = post.channels.find(({ id }) => id === channelId);
    return channel ? [{ ...channel, differs: text !== null && text !== draft.text }] : [];
  });
  const tabs: Tab[] = ['base', ...chosen.map(({ id }) => id)];
  const free = post.channels.filter(({ id }) => !tabs.includes(id));
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next);
    list.current?.querySelector<HTMLButtonElement>(`#${CSS.escape(tabId(next))}`)?.focus();
  };
  const common = (name: Tab) => ({
    type: 'button' as const,
    role: 'tab',
    id: tabId(name),
    'aria-selected': tab === name,
    'aria-controls': tabPanelId,
    tabIndex: tab === name ? 0 : -1,
    onClick: () => onOpen(name),
  });
  return (
    <div className={css.tabs}>
      <div role="tablist" aria-label={say('tabs')} ref={list} onKeyDown={walk} tabIndex={-1}>
        <button {...common('base')}>
          <IconFileText size={16} aria-hidden />
          {say('tab.base')}
        </button>
        {chosen.map(({ id, name, medium, differs }) => (
          <button key={id} {...common(id)}>
            <MediumIcon medium={medium} />
            {label({ name, medium })}
            {differs && (
              <>
                <span className={css.dot} aria-hidden="true" />
                <VisuallyHidden>{say('tab.differs')}</VisuallyHidden>
              </>
            )}
          </button>
        ))}
      </div>
      {onAdd && free.length > 0 && (
        <Menu
          target={
            <IconButton label={say('tab.add')}>
              <IconPlus aria-hidden />
            </IconButton>
          }
        >
          <MenuLabel>{say('tab.add')}</MenuLabel>
          {free.map(({ id, name, medium }) => (
            <MenuItem key={id} icon={<MediumIcon medium={medium} />} onChoose={() => onAdd(id)}>
              {label({ name, medium })}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
