import { useState, type ReactElement } from 'react';
import {
  carryKeyMessageEndpoint,
  postKeyMessagesEndpoint,
  type PostContentBody,
  type PostView,
} from '#publishing/contract.ts';
import { KeyMessagesPanel } from '#strategy/ui/key-messages/key-messages-panel.tsx';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import type { Tab } from './channel-tabs.tsx';
import { useWords } from '#web/words/words.ts';
import { textOf, withText } from './text-of.ts';
import { postWords } from './words.ts';
import type { PostDraft } from './use-post-draft.ts';

interface PanelProps {
  readonly post: PostView;
  /** As citizens will read it. */
  readonly shown: PostContentBody;
  readonly writing: PostDraft;
  readonly tab: Tab;
}

/** Key messages beside the text: talking points to insert, and which of them this post carries. */
export function CarriedMessages({ post, shown, writing: { change }, tab }: PanelProps): ReactElement {
  const params = { id: post.id };
  const { data } = useAnswer(postKeyMessagesEndpoint, { params });
  // What was just ticked stands at once; a refusal takes it back.
  const [wished, wish] = useState<Readonly<Record<string, boolean>>>({});
  const say = useWords(postWords);
  const carry = useAct(carryKeyMessageEndpoint, {
    onDone: ({ voided }) => {
      if (voided) toast(say('voided.flow'));
    },
    onRefused: (refused, { body }) => {
      wish(({ [body.messageId]: _taken, ...others }) => others);
      toastRefusal(refused.message);
    },
    alsoChanges: ['key-message'],
  });
  const mark = (messageId: string, carries: boolean): void => {
    wish((others) => ({ ...others, [messageId]: carries }));
    void carry.act({ params, body: { messageId, carries } });
  };
  const insert = (point: string): void =>
    change((now) => {
      const text = textOf(now, tab).trimEnd();
      return withText(now, tab, text === '' ? point : `${text}\n\n${point}`);
    });
  const carrying = {
    ids: [...(data?.ids ?? []).filter((id) => wished[id] ?? true), ...Object.keys(wished).filter((id) => wished[id])],
    text: [shown.title, textOf(shown, tab)].join(' '),
    mark: data?.can.mark ? mark : undefined,
  };
  return <KeyMessagesPanel agency={post.agency} carrying={carrying} onInsert={insert} />;
}
