import { IconExternalLink, IconPencil } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { pictureAddress } from '#media/contract.ts';
import {
  ideaEndpoint, ideaStateEndpoint, ideaStates, removeIdeaEndpoint, restoreIdeaEndpoint, type IdeaView,
} from '#planning/contract.ts'; // oxfmt-ignore
import { formatPlainDate } from '#platform/time/format.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { Discussion } from './discussion.tsx';
import { IdeaForm } from './idea-form.tsx';
import { StateOfIdea } from './idea-row.tsx';
import { MakeButtons } from './make-buttons.tsx';
import css from './ideas.module.css';
import { SimilarIdeas } from './similar-ideas.tsx';
import { ideaWords } from './words.ts';

interface IdeaDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

export function IdeaDrawer({ id, onClose, onOpen }: IdeaDrawerProps): ReactElement {
  const say = useWords(ideaWords);
  const answer = useAnswer(ideaEndpoint, { params: { id } }, { enabled: id !== '' });
  return (
    <Drawer title={say('open')} open={id !== ''} onClose={onClose}>
      {id !== '' && (
        <Answered answer={answer}>
          {(idea) => <ShownIdea key={idea.id} idea={idea} onClose={onClose} onOpen={onOpen} />}
        </Answered>
      )}
    </Drawer>
  );
}

interface ShownProps extends Omit<IdeaDrawerProps, 'id'> {
  readonly idea: IdeaView;
}

function ShownIdea({ idea, onClose, onOpen }: ShownProps): ReactElement {
  const say = useWords(ideaWords);
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  if (editing) return <IdeaForm idea={idea} onDone={() => setEditing(false)} />;
  return (
    <div className={css.idea}>
      <h3 lang="id">{idea.title}</h3>
      <p className={css.meta}>
        <StateOfIdea state={idea.state} />
        <span>{say('by', { name: idea.by, agency: idea.agency.shortName })}</span>
        <Time at={idea.at} form="near" />
      </p>
      {idea.note !== '' && <p className={css.words} lang="id">{idea.note}</p>}
      {idea.mediaId && <img className={css.picture} src={pictureAddress(idea.mediaId, '960')} alt={say('picture')} />}
      <dl className={css.facts}>
        {idea.programme && <Fact term={say('programme')}>{idea.programme.name}</Fact>}
        {idea.pillar && <Fact term={say('pillar')}>{idea.pillar.name}</Fact>}
        {idea.wishedOn && <Fact term={say('wished.on')}>{formatPlainDate(idea.wishedOn, language)}</Fact>}
        {idea.link !== '' && (
          <Fact term={say('link')}>
            <a href={idea.link} target="_blank" rel="noreferrer">
              {idea.link} <IconExternalLink size={14} aria-hidden />
            </a>
          </Fact>
        )}
        {idea.activity && (
          <Fact term={say('became.activity')}>
            <DeskLink to="/kegiatan/$id" params={{ id: idea.activity.id }}>
              {idea.activity.title}
            </DeskLink>
          </Fact>
        )}
        {idea.post && (
          <Fact term={say('became.post')}>
            <DeskLink to="/konten/$id" params={{ id: idea.post.id }}>
              {idea.post.title}
            </DeskLink>
          </Fact>
        )}
      </dl>
      <Acts idea={idea} onClose={onClose} onEdit={() => setEditing(true)} />
      <SimilarIdeas idea={idea} onOpen={onOpen} />
      <Discussion idea={idea} />
    </div>
  );
} // oxfmt-ignore

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ActsProps {
  readonly idea: IdeaView;
  readonly onClose: () => void;
  readonly onEdit: () => void;
}

function Acts({ idea, onClose, onEdit }: ActsProps): ReactElement {
  const say = useWords(ideaWords);
  const params = { id: idea.id };
  const restore = useAct(restoreIdeaEndpoint);
  const remove = useAct(removeIdeaEndpoint, {
    onDone: () => {
      onClose();
      toast(say('removed', { title: idea.title }), () => restore.act({ params }));
    },
  });
  const setState = useAct(ideaStateEndpoint, {
    onDone: (_, { body }) =>
      toast(say('state.done', { state: say(`state.${body.state}`) }), () =>
        setState.act({ params, body: { state: idea.state } }),
      ),
    onRefused: ({ message }) => toastRefusal(message),
  });
  return (
    <>
      <MakeButtons idea={idea} />
      {idea.can.manage && (
        <SelectField
          label={say('state')}
          value={idea.state}
          choices={ideaStates.map((value) => ({ value, label: say(`state.${value}`) }))}
          onChoose={(state) => void setState.act({ params, body: { state } })}
        />
      )}
      {idea.can.edit && (
        <div className={css.acts}>
          <Button icon={<IconPencil aria-hidden />} onClick={onEdit}>
            {say('edit')}
          </Button>
          <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>{say('remove')}</RemoveButton>
        </div>
      )}
    </>
  );
} // oxfmt-ignore
