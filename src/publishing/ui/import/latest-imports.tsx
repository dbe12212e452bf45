import type { ReactElement } from 'react';
import { undoImportEndpoint, type importListEndpoint } from '#publishing/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './import.module.css';
import { importWords } from './words.ts';

export type ListedImport = Got<typeof importListEndpoint>['items'][number];

export function LatestImports({ imports }: { readonly imports: readonly ListedImport[] }): ReactElement | null {
  const say = useWords(importWords);
  const undo = useAct(undoImportEndpoint, {
    onDone: ({ undone, kept }) => toast(say('undone.toast', { count: undone, kept: kept.length })),
    onRefused: ({ message }) => toastRefusal(message),
  });
  if (imports.length === 0) return null;
  return (
    <Panel title={say('latest')}>
      <ul className={css.latest}>
        {imports.map(({ id, agency, fileName, by, at, posts, undone, canUndo }) => (
          <li key={id}>
            <b>{fileName || say('paste.name')}</b>
            <small>
              {[agency, say('latest.posts', { count: posts }), by].filter(Boolean).join(' · ')} ·{' '}
              <Time at={at} form="near" />
            </small>
            {undone && <Tag>{say('latest.undone')}</Tag>}
            {canUndo && (
              <Button
                size="small"
                busy={undo.busy}
                onClick={() => void undo.act({ params: { id } })}
                aria-label={say('latest.undo.of', { name: fileName })}
              >
                {say('latest.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
