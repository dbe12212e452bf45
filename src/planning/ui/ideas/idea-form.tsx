import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ideaEndpoint, saveIdeaEndpoint, type IdeaView } from '#planning/contract.ts';
import { PhotoField } from '#media/ui/photo-field.tsx';
import { pillarListEndpoint, programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { askAnew, useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { CheckField, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { FormRefused } from '#web/kit/form-refused.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useFormDraft } from '#web/kit/use-form-draft.ts';
import type { Revised } from '#web/kit/use-revised-draft.ts';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

function named(items: readonly { readonly id: string; readonly name: string }[] | undefined, none: string) {
  return [{ value: '', label: none }, ...(items ?? []).map(({ id, name }) => ({ value: id, label: name }))];
}

/** Everything beyond the one line. */
export function IdeaForm({ idea, onDone }: { readonly idea: IdeaView; readonly onDone: () => void }): ReactElement {
  const say = useWords(ideaWords);
  const client = useQueryClient();
  const params = { id: idea.id };
  const newest = async () => revised(await askAnew(client, ideaEndpoint, { params }));
  const writing = useFormDraft({ loaded: revised(idea), newest });
  const { draft: words, change } = writing;
  const programmes = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const pillars = useAnswer(pillarListEndpoint, { query: { agencyId: idea.agency.id } });
  const save = useAct(saveIdeaEndpoint, {
    onDone: () => {
      toast(say('saved'));
      onDone();
    },
  });
  const { refused } = save;
  const send = ({ body, revision }: Revised<typeof words>) => save.act({ params, body: { ...body, revision } });
  return (
    <Form onSubmit={() => send({ body: words, revision: writing.revision })}>
      <FormRefused
        refused={refused}
        onMine={() => writing.keepMine().then(send)}
        onTheirs={() => writing.takeTheirs().then(save.clear)}
      />
      <TextField label={say('line')} value={words.title} maxLength={200} error={refused?.about('title')} onWrite={(title) => change({ title })} />
      <TextArea label={say('note')} optional rows={5} value={words.note} maxLength={3000} onWrite={(note) => change({ note })} />
      <TextField label={say('link')} optional type="url" value={words.link} error={refused?.about('link') && say('link.error')} onWrite={(link) => change({ link })} />
      <PhotoField
        agencyId={idea.agency.id}
        place={`idea:${idea.id}`}
        photos={words.mediaId ? [{ mediaId: words.mediaId, alt: '' }] : []}
        onChange={(next) => change(({ mediaId }) => ({ mediaId: next(mediaId ? [{ mediaId, alt: '' }] : []).at(-1)?.mediaId ?? null }))}
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

function revised(idea: IdeaView) {
  const { title, note, link, mediaId, wishedOn, forCity, revision } = idea;
  const tied = { programmeId: idea.programme?.id ?? null, pillarId: idea.pillar?.id ?? null };
  return { body: { title, note, link, mediaId, wishedOn, forCity, ...tied }, revision };
}
