import { IconCopy, IconDownload, IconRestore } from '@tabler/icons-react';
import { useId, type ReactElement } from 'react';
import { dropTextEndpoint, saveTextEndpoint, type ActivityTexts, type TextView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { SaveNote } from '#web/kit/save-note.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { panelId, tabOf } from './form-list.tsx';
import { Conflict, Outdated } from './outdated-note.tsx';
import { fileName, saveFile } from './save-file.ts';
import { Gaps, TextCount } from './text-count.tsx';
import { TextPreview } from './text-preview.tsx';
import css from './texts.module.css';
import { useText } from './use-text.ts';
import { textWords } from './words.ts';

interface TextPanelProps {
  readonly texts: ActivityTexts;
  readonly shown: TextView;
  readonly onReopen: () => void;
}

/** One form: its words to edit, how full it is, what is missing, and how it will look. */
export function TextPanel({ texts, shown, onReopen }: TextPanelProps): ReactElement {
  const say = useWords(textWords);
  const times = useTimes();
  const id = useId();
  const writing = useText(texts.id, shown, onReopen);
  const { text, write, autosave } = writing;
  const form = say(`form.${shown.form}`);
  return (
    <div className={css.panel} role="tabpanel" id={panelId} aria-labelledby={tabOf(shown.form)}>
      <section className={css.write} aria-label={say('text', { form })}>
        <div className={css.head}>
          <h2>{form}</h2>
          <small>
            {shown.edited
              ? say('edited.by', { name: shown.edited.by, time: times.near(shown.edited.at) })
              : say('drafted')}
          </small>
          <SaveNote state={autosave.state} />
        </div>
        <Conflict writing={writing} onReopen={onReopen} />
        {shown.outdated && texts.can.write && <Outdated shown={shown} writing={writing} form={form} />}
        <label className={css.label} htmlFor={id}>
          {say('text', { form })}
        </label>
        <textarea
          id={id}
          lang="id"
          value={text}
          readOnly={!texts.can.write}
          aria-describedby={`${id}-count`}
          onChange={(event) => write(event.target.value)}
        />
        <div className={css.foot} id={`${id}-count`}>
          <TextCount shown={shown} text={text} />
        </div>
        <Acts {...{ texts, shown, text, form, onReopen }} />
        <Gaps shown={shown} text={text} />
      </section>
      <TextPreview {...{ texts, shown, text }} />
    </div>
  );
}

interface ActsProps extends TextPanelProps {
  readonly text: string;
  readonly form: string;
}

function Acts({ texts, shown, text, form, onReopen }: ActsProps): ReactElement {
  const say = useWords(textWords);
  const params = { id: texts.id, form: shown.form };
  const restore = useAct(saveTextEndpoint, { onDone: onReopen });
  const drop = useAct(dropTextEndpoint, {
    onDone: () => {
      onReopen();
      toast(say('reset.done', { form }), () => restore.act({ params, body: { text, revision: 0, settles: false } }));
    },
    onRefused: ({ message }) => toastRefusal(message),
  });
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => toast(say('copy.done', { form })),
      () => toastRefusal(say('copy.failed')),
    );
  };
  return (
    <div className={css.acts}>
      <Button icon={<IconCopy aria-hidden />} onClick={copy}>
        {say('copy')}
      </Button>
      <Button icon={<IconDownload aria-hidden />} onClick={() => saveFile(fileName(texts.title, form), text)}>
        {say('download')}
      </Button>
      {shown.edited && texts.can.write && (
        <Button
          look="ghost"
          icon={<IconRestore aria-hidden />}
          busy={drop.busy}
          onClick={() => void drop.act({ params })}
        >
          {say('reset')}
        </Button>
      )}
    </div>
  );
}
