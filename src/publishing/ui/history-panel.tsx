import { useState, type ReactElement } from 'react';
import type { PostView } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

interface HistoryPanelProps {
  readonly post: PostView;
  readonly onCompare: (version: number) => void;
}

const firstShown = 6;

/** Who wrote, asked, approved and returned, the latest first. */
export function HistoryPanel({ post, onCompare }: HistoryPanelProps): ReactElement {
  const say = useWords(postWords);
  const [all, setAll] = useState(false);
  const versions = post.versions.map((version) => ({ ...version, kind: 'version' as const }));
  const decisions = post.decisions.map((decided) => ({ ...decided, kind: 'decision' as const }));
  const events = [...versions, ...decisions].toSorted((a, b) => b.at.localeCompare(a.at));
  const shown = all ? events : events.slice(0, firstShown);
  return (
    <Panel title={say('history')}>
      <ol className={css.history}>
        {shown.map((event) => (
          <li key={`${event.kind}${event.version}${event.at}`}>
            <span>
              {event.kind === 'version'
                ? say('history.version', { version: event.version, name: event.by })
                : say(`history.${event.decision}`, { version: event.version, name: event.by })}
              {event.kind === 'decision' &&
                event.inNameOf !== null &&
                ` ${say('history.for', { name: event.inNameOf })}`}
              {event.kind === 'decision' && event.ownPost && ` ${say('history.own')}`}
            </span>
            {event.kind === 'decision' && event.note && <q>{event.note}</q>}
            <small>
              <Time at={event.at} />
              {event.kind === 'version' && event.version < post.version && (
                <Button look="ghost" size="small" onClick={() => onCompare(event.version)}>
                  {say('compare')}
                </Button>
              )}
            </small>
          </li>
        ))}
      </ol>
      {!all && events.length > firstShown && (
        <Button look="ghost" size="small" onClick={() => setAll(true)}>
          {say('history.all', { count: events.length })}
        </Button>
      )}
    </Panel>
  );
}
