import { IconRestore, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { tabId, tabPanelId, type Tab } from './channel-tabs.tsx';
import { useChannelLabel } from './channel-label.ts';
import css from './post.module.css';
import { TextBox } from './text-box.tsx';
import { textOf, withText } from './text-of.ts';
import type { PostDraft } from './use-post-draft.ts';
import { postWords } from './words.ts';

interface TextPartProps {
  readonly post: PostView;
  readonly writing: PostDraft;
  readonly tab: Tab;
  readonly onOpen: (tab: Tab) => void;
}

/** The words of one tab, counted as its network counts. */
export function TextPart({ post, writing, tab, onOpen }: TextPartProps): ReactElement {
  const say = useWords(postWords);
  const { draft, change } = writing;
  const channel = post.channels.find((one) => one.id === tab);
  const text = textOf(draft, tab);
  const label = useChannelLabel(post.channels);
  return (
    <div className={css.body} role="tabpanel" id={tabPanelId} aria-labelledby={tabId(tab)}>
      {tab === 'base' && (
        <TextField
          label={say('title')}
          value={draft.title}
          maxLength={200}
          placeholder={say('title.hint')}
          onWrite={(title) => change({ title })}
        />
      )}
      {channel && <VariantHead {...{ channel, draft, writing, onOpen }} />}
      <TextBox
        label={channel ? say('text.of', { channel: label(channel) }) : say('text')}
        text={text}
        rows={tab === 'base' ? 10 : 7}
        medium={channel?.medium ?? 'portal'}
        pictures={draft.pictures.length}
        readAt={post.publishAt}
        onWrite={(words) => change((now) => withText(now, tab, words))}
      />
    </div>
  );
}

interface VariantHeadProps {
  readonly channel: PostView['channels'][number];
  readonly draft: PostContentBody;
  readonly writing: PostDraft;
  readonly onOpen: (tab: Tab) => void;
}

/** Whether the channel follows the base text, and the ways back. */
function VariantHead({ channel, draft, writing, onOpen }: VariantHeadProps): ReactElement {
  const say = useWords(postWords);
  const own = draft.channels.find(({ channelId }) => channelId === channel.id);
  const differs = own !== undefined && own.text !== null && own.text !== draft.text;
  const { change } = writing;
  const reset = (): void => {
    change((now) => withText(now, channel.id, null));
    toast(say('variant.reset.done'), () => change((now) => withText(now, channel.id, own?.text ?? null)));
  };
  const leave = (): void => {
    onOpen('base');
    change((now) => ({ channels: now.channels.filter(({ channelId }) => channelId !== channel.id) }));
    if (!own) return;
    toast(say('channel.left', { channel: channel.name }), () =>
      change((now) => ({ channels: [...now.channels.filter(({ channelId }) => channelId !== channel.id), own] })),
    );
  };
  return (
    <div className={css.variant}>
      {differs && <span className={css.dot} aria-hidden="true" />}
      <span>{say(differs ? 'variant.differs' : 'variant.same')}</span>
      <span className={css.variantActs}>
        {differs && (
          <Button look="ghost" size="small" icon={<IconRestore size={16} aria-hidden />} onClick={reset}>
            {say('variant.reset')}
          </Button>
        )}
        <Button look="ghost" size="small" icon={<IconX size={16} aria-hidden />} onClick={leave}>
          {say('channel.leave')}
          <VisuallyHidden>{channel.name}</VisuallyHidden>
        </Button>
      </span>
    </div>
  );
}
