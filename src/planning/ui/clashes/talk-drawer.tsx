import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { clashEndpoint, clashMessageEndpoint, readClashEndpoint, type ClashView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './clashes.module.css';
import { clashWords } from './words.ts';

/** A short thread between the two agencies of a clash. */
export function TalkDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const say = useWords(clashWords);
  const answer = useAnswer(clashEndpoint, { params: { id } }, { enabled: id !== '' });
  return (
    <Drawer title={say('talk.title')} open={id !== ''} onClose={onClose}>
      {id !== '' && <Answered answer={answer}>{(clash) => <Talk key={clash.id} clash={clash} />}</Answered>}
    </Drawer>
  );
}

function Talk({ clash }: { readonly clash: ClashView }): ReactElement {
  const say = useWords(clashWords);
  const [text, setText] = useState('');
  const params = { id: clash.id };
  const read = useAct(readClashEndpoint);
  const send = useAct(clashMessageEndpoint, {
    onDone: () => {
      setText('');
      toast(say('talk.sent'));
    },
  });
  const markRead = useEffectEvent(() => void read.act({ params }));
  useEffect(() => {
    if (clash.unread > 0) markRead();
  }, [clash.unread]);
  const titles = [clash.first, clash.second].flatMap((side) => (side ? [`${side.agency.shortName}: ${side.title}`] : []));
  return (
    <div className={css.talk}>
      <ul className={css.titles} lang="id">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p className={css.quiet}>{say('talk.only')}</p>
      {clash.talk.length === 0 && <p className={css.quiet}>{say('talk.none')}</p>}
      <ol className={css.messages}>
        {clash.talk.map((message) => (
          <li key={message.id} data-own={message.own || undefined}>
            <small>
              <b>{say('talk.by', { name: message.by, agency: message.agency })}</b> <Time at={message.at} form="near" />
            </small>
            <p lang="id">{message.text}</p>
          </li>
        ))}
      </ol>
      {clash.can.act && (
        <Form onSubmit={() => text.trim() !== '' && send.act({ params, body: { text } })}>
          <TextArea label={say('talk.write')} rows={3} maxLength={2000} value={text} error={send.refused?.message} onWrite={setText} />
          <div className={css.acts}>
            <Button look="primary" type="submit" busy={send.busy}>
              {say('talk.send')}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
} // oxfmt-ignore
