import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostState, PostView } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { StatusTag } from '#web/kit/status-tag.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

const steps = ['draft', 'in-review', 'approved', 'scheduled', 'published'] as const;

const stepOf: Record<PostState, (typeof steps)[number] | undefined> = {
  draft: 'draft',
  returned: 'draft',
  'in-review': 'in-review',
  approved: 'approved',
  scheduled: 'scheduled',
  sending: 'scheduled',
  published: 'published',
  'partly-failed': undefined,
  failed: undefined,
  missed: undefined,
  withdrawn: undefined,
};

interface StepsBarProps {
  readonly post: PostView;
  readonly onCompare: (version: number) => void;
}

/** Where the post stands on its way, and the words it was returned with. */
export function StepsBar({ post, onCompare }: StepsBarProps): ReactElement {
  const say = useWords(postWords);
  const here = stepOf[post.state];
  const returned =
    post.state === 'returned' ? post.decisions.findLast(({ decision }) => decision === 'returned') : undefined;
  const voided = voidedIn(post);
  const off = here === undefined || ['returned', 'sending'].includes(post.state);
  return (
    <div className={css.steps}>
      <ol aria-label={say('steps')}>
        {steps.map((step) => (
          <li key={step} data-on={step === here || undefined} aria-current={step === here ? 'step' : undefined}>
            <span>
              {step === 'draft' && here === 'draft'
                ? say('step.draft.version', { version: post.version })
                : say(`step.${step}`)}
            </span>
          </li>
        ))}
      </ol>
      {off && <StatusTag state={post.state} />}
      {voided && (
        <p className={css.returned}>
          <IconArrowBackUp size={16} aria-hidden />
          <span>{say('voided.note', { version: voided.version, name: voided.by })}</span>
          <Button look="ghost" size="small" onClick={() => onCompare(voided.version)}>
            {say('compare')}
          </Button>
        </p>
      )}
      {returned && (
        <p className={css.returned}>
          <IconArrowBackUp size={16} aria-hidden />
          <span>{say('returned.note', { version: returned.version, name: returned.by, note: returned.note })}</span>
          {returned.version < post.version && (
            <Button look="ghost" size="small" onClick={() => onCompare(returned.version)}>
              {say('compare')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** The approval that fell when the words changed, as long as nobody has approved what they are now. */
function voidedIn({ state, version, decisions }: PostView): PostView['decisions'][number] | undefined {
  if (!['draft', 'returned', 'in-review'].includes(state)) return undefined;
  const last = decisions.findLastIndex(({ decision }) => decision === 'voided');
  const later = decisions.slice(last + 1).some(({ decision }) => decision === 'approved' || decision === 'returned');
  const voided = later ? undefined : decisions[last];
  return voided && voided.version < version ? voided : undefined;
}
