import { IconScale } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import type { PostView } from '#publishing/contract.ts';
import { TextArea } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

interface NeutralityProps {
  readonly post: PostView;
  /** Absent for whoever only reads. */
  readonly justification?: string;
  readonly onJustify?: (why: string) => void;
}

/** What may break neutrality within an election period: shown with its reason, never removed. */
export function NeutralityPanel({ post, justification = '', onJustify }: NeutralityProps): ReactElement | null {
  const say = useWords(postWords);
  const language = useLanguage();
  const { neutrality } = post;
  if (!neutrality) return null;
  const { period, found, blocks } = neutrality;
  return (
    <Panel title={say('neutrality')}>
      <p className={css.quiet}>{say('neutrality.period', { name: period.name, until: formatPlainDate(period.endsOn, language) })}</p>
      <ul className={css.notes}>
        {found.map(({ rule, words }) => (
          <li key={rule + words} data-kind="hint">
            <IconScale size={18} aria-hidden />
            <p>{say(`neutrality.rule.${rule}`, { words })}</p>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{say(blocks ? 'neutrality.blocks' : 'neutrality.asks')}</p>
      <Reason post={post} />
      {onJustify && !blocks && post.can.submit && (
        <TextArea label={say('neutrality.why')} rows={2} maxLength={1000} value={justification} onWrite={onJustify} />
      )}
    </Panel>
  );
} // oxfmt-ignore

/** What the writer said for it when asking for approval. */
function Reason({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(postWords);
  const reason = post.decisions.findLast(({ decision }) => decision === 'submitted')?.note ?? '';
  if (post.state === 'draft' || reason === '') return null;
  return (
    <p>
      <b>{say('neutrality.reason')}</b> <q lang="id">{reason}</q>
    </p>
  );
}
