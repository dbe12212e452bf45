import { useState, type ReactElement } from 'react';
import { postVersionEndpoint, type PostContentBody, type PostView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { diffWords } from './diff.ts';
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

interface CompareProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  /** Undefined: closed. */
  readonly version: number | undefined;
  readonly onClose: () => void;
}

/** An older version beside the words of now. */
export function CompareDialog({ post, draft, version, onClose }: CompareProps): ReactElement {
  const say = useWords(postWords);
  const answer = useAnswer(
    postVersionEndpoint,
    { params: { id: post.id, version: version ?? 1 } },
    { enabled: version !== undefined },
  );
  return (
    <Dialog
      title={say('compare.title', { version: version ?? 1 })}
      open={version !== undefined}
      onClose={onClose}
      size="large"
    >
      <Answered answer={answer}>
        {({ content }) => (
          <div className={css.diff} lang="id">
            <h3>
              <Diff before={content.title} after={draft.title} />
            </h3>
            <Diff before={content.text} after={draft.text} />
            {draft.channels.map(({ channelId, text }) => {
              const before = content.channels.find((one) => one.channelId === channelId)?.text ?? null;
              const name = post.channels.find(({ id }) => id === channelId)?.name;
              if (before === text || !name) return null;
              return (
                <section key={channelId}>
                  <h4>{name}</h4>
                  <Diff before={before ?? content.text} after={text ?? draft.text} />
                </section>
              );
            })}
          </div>
        )}
      </Answered>
    </Dialog>
  );
}

function Diff({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const parts = diffWords(before, after);
  return (
    <p>
      {parts.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
      })}
    </p>
  );
}
