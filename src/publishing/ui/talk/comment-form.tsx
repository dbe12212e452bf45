import { useRef, useState, type ReactElement } from 'react';
import { writeCommentEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { matching, mentionBegun, mentionedIn, withMention, type Named } from './mentions.ts';
import css from './talk.module.css';
import { talkWords } from './words.ts';

interface CommentFormProps {
  readonly postId: string;
  readonly readers: readonly Named[];
}

/** A comment, with colleagues offered as soon as `@` is typed. What was typed stays until it is sent. */
export function CommentForm({ postId, readers }: CommentFormProps): ReactElement {
  const say = useWords(talkWords);
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const write = useAct(writeCommentEndpoint, {
    onDone: () => {
      setText('');
      toast(say('sent'));
    },
  });
  const begun = mentionBegun(text);
  const offered = begun === undefined ? [] : matching(readers, begun);
  const submit = (): Promise<unknown> =>
    write.act({ params: { id: postId }, body: { text, mentions: [...mentionedIn(text, readers)] } });
  const mention = (name: string): void => {
    setText(withMention(text, name));
    place.current?.querySelector('textarea')?.focus();
  };
  return (
    <div ref={place}>
      <Form onSubmit={submit}>
        <TextArea
          label={say('write')}
          hint={say('write.hint')}
          error={write.refused?.message}
          value={text}
          maxLength={2000}
          onWrite={setText}
        />
        {offered.length > 0 && (
          <fieldset className={css.offered}>
            <legend>{say('mention')}</legend>
            {offered.map(({ id, name }) => (
              <Button key={id} size="small" onClick={() => mention(name)}>
                {name}
              </Button>
            ))}
          </fieldset>
        )}
        <div>
          <Button type="submit" busy={write.busy}>
            {say('send')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
