import { useState, type ReactElement } from 'react';
import { ideaCommentEndpoint, removeIdeaCommentEndpoint, type IdeaView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

export function Discussion({ idea }: { readonly idea: IdeaView }): ReactElement {
  const say = useWords(ideaWords);
  const [text, setText] = useState('');
  const params = { id: idea.id };
  const send = useAct(ideaCommentEndpoint, {
    onDone: () => {
      setText('');
      toast(say('said'));
    },
  });
  const mark = useAct(removeIdeaCommentEndpoint);
  const takeBack = async (commentId: string): Promise<void> => {
    await mark.act({ params: { ...params, commentId }, body: { removed: true } });
    toast(say('taken-back'), () => mark.act({ params: { ...params, commentId }, body: { removed: false } }));
  };
  return (
    <section className={css.discussion}>
      <h4>{say('discussion')}</h4>
      {idea.discussion.length === 0 && <p className={css.quiet}>{say('discussion.none')}</p>}
      <ul>
        {idea.discussion.map((remark) => (
          <li key={remark.id}>
            <small>
              <b>{remark.by}</b> <Time at={remark.at} form="near" />
            </small>
            <p lang="id">{remark.text}</p>
            {remark.own && (
              <Button size="small" look="ghost" onClick={() => void takeBack(remark.id)}>
                {say('take-back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Form onSubmit={() => text.trim() !== '' && send.act({ params, body: { text } })}>
        <TextArea label={say('say')} rows={2} maxLength={2000} value={text} error={send.refused?.message} onWrite={setText} />
        <div className={css.acts}>
          <Button type="submit" busy={send.busy}>
            {say('say.do')}
          </Button>
        </div>
      </Form>
    </section>
  );
} // oxfmt-ignore
