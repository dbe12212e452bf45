import type { ReactElement } from 'react';
import {
  informationClasses,
  postKinds,
  type InformationClass,
  type PostKind,
  type PostView,
} from '#publishing/contract.ts';
import { FromIdea } from '#planning/ui/ideas/from-idea.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import type { PostDraft } from './use-post-draft.ts';
import { postWords } from './words.ts';

interface PostMetaProps {
  readonly post: PostView;
  /** Absent where it is only read. */
  readonly writing?: PostDraft;
}

/** What the post is about and of which kind it is. */
export function PostMeta({ post, writing }: PostMetaProps): ReactElement {
  const say = useWords(postWords);
  const { kind, informationClass } = writing?.draft ?? post.content;
  const kinds = postKinds.map((value) => ({ value, label: say(`kind.${value}`) }));
  const classes = informationClasses.map((value) => ({ value, label: say(`class.${value}`) }));
  return (
    <div className={css.meta}>
      <div>
        <small>{say('meta.activity')}</small>
        <p>
          {post.activity ? (
            <DeskLink to="/kegiatan/$id" params={{ id: post.activity.id }}>
              {post.activity.title.trim() || say('untitled')}
            </DeskLink>
          ) : (
            say('meta.activity.none')
          )}
        </p>
        <FromIdea idea={post.idea} />
        {post.programmes.length > 0 && (
          <p className={css.programmes}>{post.programmes.map(({ name }) => name).join(', ')}</p>
        )}
      </div>
      {writing ? (
        <>
          <SelectField<PostKind>
            label={say('meta.kind')}
            value={kind}
            choices={kinds}
            onChoose={(chosen) => writing.change({ kind: chosen })}
          />
          <SelectField<InformationClass>
            label={say('meta.class')}
            value={informationClass}
            choices={classes}
            onChoose={(chosen) => writing.change({ informationClass: chosen })}
          />
        </>
      ) : (
        <>
          <div>
            <small>{say('meta.kind')}</small>
            <p>{say(`kind.${kind}`)}</p>
          </div>
          <div>
            <small>{say('meta.class')}</small>
            <p>{say(`class.${informationClass}`)}</p>
          </div>
        </>
      )}
    </div>
  );
}
