import { useState, type ReactElement } from 'react';
import { saveIdeaEndpoint, type IdeaView } from '#planning/contract.ts';
import { PhotoField } from '#media/ui/photo-field.tsx';
import { pillarListEndpoint, programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

function named(items: readonly { readonly id: string; readonly name: string }[] | undefined, none: string) {
  return [{ value: '', label: none }, ...(items ?? []).map(({ id, name }) => ({ value: id, label: name }))];
}

/** Everything beyond the one line. */
export function IdeaForm({ idea, onDone }: { readonly idea: IdeaView; readonly onDone: () => void }): ReactElement {
  const say = useWords(ideaWords);
  const [words, setWords] = useState(() => ({
    title: idea.title,
    note: idea.note,
    link: idea.link,
    mediaId: idea.mediaId,
    programmeId: idea.programme?.id ?? null,
    pillarId: idea.pillar?.id ?? null,
    wishedOn: idea.wishedOn,
    forCity: idea.forCity,
  }));
  const change = (part: Partial<typeof words>): void => setWords((now) => ({ ...now, ...part }));
  const programmes = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const pillars = useAnswer(pillarListEndpoint, { query: { agencyId: idea.agency.id } });
  const save = useAct(saveIdeaEndpoint, {
    onDone: () => {
      toast(say('saved'));
      onDone();
    },
  });
  const { refused } = save;
  return (
    <Form onSubmit={() => save.act({ params: { id: idea.id }, body: { ...words, revision: idea.revision } })}>
      <ErrorSummary refused={refused} />
      <TextField label={say('line')} value={words.title} maxLength={200} error={refused?.about('title')} onWrite={(title) => change({ title })} />
      <TextArea label={say('note')} optional rows={5} value={words.note} maxLength={3000} onWrite={(note) => change({ note })} />
      <TextField label={say('link')} optional type="url" value={words.link} error={refused?.about('link') && say('link.error')} onWrite={(link) => change({ link })} />
      <PhotoField
        agencyId={idea.agency.id}
        photos={words.mediaId ? [{ mediaId: words.mediaId, alt: '' }] : []}
        onChange={(next) => setWords((now) => ({ ...now, mediaId: next(now.mediaId ? [{ mediaId: now.mediaId, alt: '' }] : []).at(-1)?.mediaId ?? null }))}
      />
      <SelectField label={say('programme')} value={words.programmeId ?? ''} choices={named(programmes.data?.items, say('programme.none'))} onChoose={(id) => change({ programmeId: id || null })} />
      <SelectField label={say('pillar')} value={words.pillarId ?? ''} choices={named(pillars.data?.items, say('pillar.none'))} onChoose={(id) => change({ pillarId: id || null })} />
      <TextField label={say('wished.on')} optional type="date" value={words.wishedOn ?? ''} onWrite={(date) => change({ wishedOn: date || null })} />
      <CheckField label={say('for-city')} hint={say('for-city.hint')} on={words.forCity} onToggle={(forCity) => change({ forCity })} />
      <div className={css.acts}>
        <Button look="primary" type="submit" busy={save.busy}>
          {say('save')}
        </Button>
        <Button look="ghost" onClick={onDone}>
          {say('cancel')}
        </Button>
      </div>
    </Form>
  );
} // oxfmt-ignore
