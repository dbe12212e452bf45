import type { ReactElement } from 'react';
import {
  importSpecialDaysEndpoint,
  undoCalendarImportEndpoint,
  unfillHolidaysEndpoint,
  type activityImportsEndpoint,
} from '#planning/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct, type Act } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar-files.module.css';
import { calendarFileWords } from './words.ts';

type Undo = Act<typeof undoCalendarImportEndpoint>;

export function useUndoImport(): Undo {
  const say = useWords(calendarFileWords);
  return useAct(undoCalendarImportEndpoint, {
    onDone: ({ undone, kept }) => toast(say('undone', { count: undone, kept: kept.length })),
    onRefused: ({ message }) => toastRefusal(message),
  });
}

/** Special days are taken back from the toast. */
export function useImportDays(onDone: () => void): Act<typeof importSpecialDaysEndpoint> {
  const say = useWords(calendarFileWords);
  const undo = useAct(unfillHolidaysEndpoint, {
    onDone: () => toast(say('undone.days')),
    onRefused: ({ message }) => toastRefusal(message),
  });
  return useAct(importSpecialDaysEndpoint, {
    onDone: ({ added, left }) => {
      toast(say('done.days', { count: added.length, left }), () => void undo.act({ body: { ids: added } }));
      onDone();
    },
  });
}

interface LatestFilesProps {
  readonly imports: Got<typeof activityImportsEndpoint>['items'];
  readonly undo: Undo;
}

export function LatestFiles({ imports, undo }: LatestFilesProps): ReactElement | null {
  const say = useWords(calendarFileWords);
  if (imports.length === 0) return null;
  return (
    <Panel title={say('latest')}>
      <ul className={css.latest}>
        {imports.map(({ id, agency, fileName, by, at, activities, undone, canUndo }) => (
          <li key={id}>
            <b>{fileName}</b>
            <small>
              {[agency, say('latest.count', { count: activities }), by].filter(Boolean).join(' · ')} ·{' '}
              <Time at={at} form="near" />
            </small>
            {undone && <Tag>{say('latest.undone')}</Tag>}
            {canUndo && (
              <Button
                size="small"
                busy={undo.busy}
                onClick={() => void undo.act({ params: { id } })}
                aria-label={say('undo.of', { name: fileName })}
              >
                {say('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
