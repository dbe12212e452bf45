import { useState, type ReactElement } from 'react';
import { keyMessageEndpoint, type KeyMessageView } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Drawer } from '#web/kit/dialog.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useParam } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { diffWords } from '#publishing/ui/diff.ts';
import { KeyMessageActs } from './key-message-acts.tsx';
import { KeyMessageForm } from './key-message-form.tsx';
import css from './key-messages.module.css';
import { usePeriod } from './period-words.ts';
import { PhaseTag } from './phase-tag.tsx';
import { Reach } from './reach-table.tsx';
import { messageWords } from './words.ts';

/** One key message: what is said, and who has read and carried it. */
export function KeyMessageScreen(): ReactElement {
  const id = useParam('id');
  const say = useWords(messageWords);
  const answer = useAnswer(keyMessageEndpoint, { params: { id } });
  if (answer.data) return <Shown message={answer.data} />;
  return (
    <Page title={say('title')} back={{ to: '/pesan-kunci', label: say('title') }}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}

function Shown({ message }: { readonly message: KeyMessageView }): ReactElement {
  const say = useWords(messageWords);
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={message.title}
      back={{ to: '/pesan-kunci', label: say('title') }}
      lead={<PhaseTag phase={message.phase} />}
      actions={<KeyMessageActs message={message} onEdit={() => setEditing(true)} />}
    >
      <Columns
        side={
          <>
            <About message={message} />
            <Changes message={message} />
          </>
        }
      >
        <Panel>
          <Words message={message} />
        </Panel>
        {message.version > 0 && <Reach message={message} />}
      </Columns>
      <Drawer
        title={say(message.version > 0 ? 'form.revise' : 'form.edit')}
        open={editing}
        onClose={() => setEditing(false)}
      >
        <KeyMessageForm key={message.revision} edited={message} onDone={() => setEditing(false)} />
      </Drawer>
    </Page>
  );
}

function Words({ message }: { readonly message: KeyMessageView }): ReactElement {
  const say = useWords(messageWords);
  const { narrative, points, dos, donts, figures } = message;
  return (
    <div lang="id">
      {narrative !== '' && (
        <section className={css.part}>
          <h2>{say('narrative')}</h2>
          <p className={css.read}>{narrative}</p>
        </section>
      )}
      <section className={css.part}>
        <h2>{say('points')}</h2>
        <Lines lines={points} />
      </section>
      {figures.length > 0 && (
        <section className={css.part}>
          <h2>{say('figures')}</h2>
          <ul className={css.figures}>
            {figures.map(({ code, label, shown }) => (
              <li key={code}>
                {label}: <b>{shown}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      {dos.length + donts.length > 0 && (
        <div className={css.sides}>
          <section className={css.part}>
            <h2>{say('dos')}</h2>
            <Lines lines={dos} />
          </section>
          <section>
            <div className={css.part}>
              <h2>{say('donts')}</h2>
              <Lines lines={donts} />
            </div>
          </section>
        </div>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function About({ message }: { readonly message: KeyMessageView }): ReactElement {
  const say = useWords(messageWords);
  const period = usePeriod();
  const { agency, programme, version, recipients, forAll } = message;
  return (
    <Panel title={say('about')}>
      <dl className={css.facts}>
        <dt>{say('about.issuer')}</dt>
        <dd>{agency.name}</dd>
        <dt>{say('about.period')}</dt>
        <dd>{period(message)}</dd>
        {programme && <dt>{say('about.programme')}</dt>}
        {programme && <dd>{programme}</dd>}
        {version > 0 && <dt>{say('about.version')}</dt>}
        {version > 0 && <dd>{version}</dd>}
        <dt>{say('about.goes')}</dt>
        <dd>
          {forAll
            ? say('about.all', { count: recipients.length })
            : recipients.map(({ shortName }) => shortName).join(', ')}
        </dd>
      </dl>
    </Panel>
  );
}

/** What the newest version adds to and takes from the one before. */
function Changes({ message: { versions } }: { readonly message: KeyMessageView }): ReactElement | null {
  const say = useWords(messageWords);
  const times = useTimes();
  const [newest, former] = versions;
  if (!newest || !former) return null;
  const text = ({ narrative, points }: typeof newest): string => [narrative, ...points].join('\n');
  return (
    <Panel title={say('changes', { version: newest.version })}>
      <p className={css.hint}>
        {newest.note} · {say('changes.by', { by: newest.by, at: times.near(newest.at) })}
      </p>
      <p className={css.diff} lang="id">
        {diffWords(text(former), text(newest)).map(({ kind, text: words }, index) => {
          const key = `${index}${words.slice(0, 12)}`;
          if (kind === 'same') return <span key={key}>{words}</span>;
          return kind === 'added' ? <ins key={key}>{words}</ins> : <del key={key}>{words}</del>;
        })}
      </p>
    </Panel>
  );
}
