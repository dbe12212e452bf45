import { useState, type ReactElement } from 'react';
import { channelListEndpoint } from '#channels/contract.ts';
import type { ActivityTexts } from '#planning/contract.ts';
import { formFor } from '#planning/contract.ts';
import { createPostEndpoint, removePostEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { CheckField } from '#web/kit/field.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Answered, RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './texts.module.css';
import { textWords } from './words.ts';

interface MakePostProps {
  readonly texts: ActivityTexts;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Chosen channels become one draft, each with its own words, in one act that can be undone. */
export function MakePostDialog({ texts, open, onClose }: MakePostProps): ReactElement {
  const say = useWords(textWords);
  const web = useWords(webWords);
  const go = useGo();
  const answer = useAnswer(channelListEndpoint, { query: { agencyId: texts.agency.id } });
  const own = (answer.data?.items ?? []).filter(({ agency, state }) => agency.id === texts.agency.id && state !== 'off');
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = own.filter(({ id }) => !left.includes(id)).map(({ id }) => id);
  const remove = useAct(removePostEndpoint);
  const make = useAct(createPostEndpoint, {
    onDone: ({ id }) => {
      onClose();
      go('/konten/$id', { id });
      toast(say('make.done', { count: chosen.length }), async () => {
        await remove.act({ params: { id } });
        go('/kegiatan/$id/naskah', { id: texts.id });
      });
    },
  });
  const body = { agencyId: texts.agency.id, activityId: texts.id, channelIds: chosen };
  return (
    <Dialog
      title={say('make.title')}
      open={open}
      onClose={onClose}
      foot={
        <Button look="primary" busy={make.busy} disabled={chosen.length === 0} onClick={() => void make.act({ body })}>
          {say('make.do', { count: chosen.length })}
        </Button>
      }
    >
      <p className={css.lead}>{say('make.lead')}</p>
      <RefusalNote refused={make.refused} />
      <Answered answer={answer}>{() => null}</Answered>
      {answer.data && own.length === 0 && <p>{say('make.none')}</p>}
      <div className={css.channels}>
        {own.map(({ id, medium, name }) => (
          <CheckField
            key={id}
            on={!left.includes(id)}
            onToggle={(on) => setLeft((now) => (on ? now.filter((other) => other !== id) : [...now, id]))}
            label={
              <span className={css.channel}>
                <MediumIcon medium={medium} />
                {`${mediumName(web, medium)} · ${name}`}
              </span>
            }
            hint={say('make.as', { form: say(`form.${formFor(medium)}`) })}
          />
        ))}
      </div>
    </Dialog>
  );
} // oxfmt-ignore
