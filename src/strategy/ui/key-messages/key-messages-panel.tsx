import { IconCopy, IconRowInsertBottom, IconSparkles } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import { keyMessagesForWritingEndpoint, seemsToCarry, type KeyMessageForWriting } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { CheckField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { ConfirmButton } from './confirm-button.tsx';
import css from './key-messages.module.css';
import { messageWords } from './words.ts';

/** What a post says of the messages it carries; absent where none is being written. */
export interface Carrying {
  readonly ids: readonly string[];
  readonly text: string;
  readonly mark: ((id: string, carries: boolean) => void) | undefined;
}

interface PanelProps {
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly carrying?: Carrying;
  readonly onInsert?: (point: string) => void;
}

/** Beside a text: what the agency is to say now, newest first. */
export function KeyMessagesPanel({ agency, carrying, onInsert }: PanelProps): ReactElement {
  const say = useWords(messageWords);
  const { data } = useAnswer(keyMessagesForWritingEndpoint, { query: { agencyId: agency.id } });
  const items = data?.items ?? [];
  // One at a time: the newest that nobody has read yet.
  const unread = items.find(({ confirmed, can }) => can.confirm && confirmed === null);
  return (
    <Panel title={say('panel')} note={say('panel.count', { count: items.length })}>
      {items.length === 0 && <p className={css.hint}>{say('panel.none')}</p>}
      <ul className={css.panel}>
        {items.map((message) => (
          <Item
            key={message.id}
            opened={message === unread}
            {...{ message, agency }}
            {...(carrying ? { carrying } : {})}
            {...(onInsert ? { onInsert } : {})}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface ItemProps extends PanelProps {
  readonly message: KeyMessageForWriting;
  readonly opened: boolean;
}

function Item({ message, opened, agency, carrying, onInsert }: ItemProps): ReactElement {
  return (
    <li>
      <details open={opened}>
        <summary>{message.title}</summary>
        <Inside message={message} {...(onInsert ? { onInsert } : {})} />
      </details>
      <Confirmed message={message} agency={agency} />
      {carrying && <Carries message={message} carrying={carrying} />}
    </li>
  );
}

interface ConfirmedProps {
  readonly message: KeyMessageForWriting;
  readonly agency: PanelProps['agency'];
}

function Confirmed({ message, agency }: ConfirmedProps): ReactElement | null {
  const say = useWords(messageWords);
  const times = useTimes();
  const { confirmed, can } = message;
  if (confirmed) return <p>{say('confirmed.by', { by: confirmed.by, at: times.near(confirmed.at) })}</p>;
  return can.confirm ? <ConfirmButton message={message} agency={agency} /> : null;
}

interface CarriesProps {
  readonly message: KeyMessageForWriting;
  readonly carrying: Carrying;
}

function Carries({ message, carrying: { ids, text, mark } }: CarriesProps): ReactElement {
  const say = useWords(messageWords);
  const carries = ids.includes(message.id);
  return (
    <>
      {!carries && seemsToCarry(text, message) && (
        <span>
          <Tag look="info" icon={<IconSparkles aria-hidden />}>
            {say('panel.fits')}
          </Tag>
        </span>
      )}
      {mark && <CheckField label={say('panel.carries')} on={carries} onToggle={(on) => mark(message.id, on)} />}
    </>
  );
}

interface InsideProps {
  readonly message: KeyMessageForWriting;
  readonly onInsert?: (point: string) => void;
}

function Inside({ message, onInsert }: InsideProps): ReactElement {
  const say = useWords(messageWords);
  const language = useLanguage();
  const { id, narrative, points, dos, donts, figures, validUntil, title } = message;
  return (
    <div className={css.inside} lang="id">
      {narrative !== '' && <p>{narrative}</p>}
      <ul className={css.points}>
        {points.map((point) => (
          <li key={point}>
            {point}
            <PointAct point={point} {...(onInsert ? { onInsert } : {})} />
          </li>
        ))}
      </ul>
      {figures.length > 0 && (
        <p>
          <b>{say('figures')}:</b> {figures.map(({ label, shown }) => `${label} ${shown}`).join(' · ')}
        </p>
      )}
      {dos.length > 0 && (
        <p>
          <b>{say('dos')}:</b> {dos.join(' · ')}
        </p>
      )}
      {donts.length > 0 && (
        <p>
          <b>{say('donts')}:</b> {donts.join(' · ')}
        </p>
      )}
      <span className={css.meta}>
        {validUntil && <span>{say('panel.until', { until: formatPlainDate(validUntil, language) })}</span>}
        <DeskLink to="/pesan-kunci/$id" params={{ id }} aria-label={say('open.of', { title })}>
          {say('open')}
        </DeskLink>
      </span>
    </div>
  );
}

function PointAct({
  point,
  onInsert,
}: {
  readonly point: string;
  readonly onInsert?: (point: string) => void;
}): ReactElement {
  const say = useWords(messageWords);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(point);
    toast(say('panel.copied'));
  };
  if (!onInsert)
    return (
      <Button
        look="ghost"
        size="small"
        icon={<IconCopy aria-hidden />}
        aria-label={say('panel.copy.of', { point })}
        onClick={() => void copy()}
      >
        {say('panel.copy')}
      </Button>
    );
  return (
    <Button
      look="ghost"
      size="small"
      icon={<IconRowInsertBottom aria-hidden />}
      aria-label={say('panel.insert.of', { point })}
      onClick={() => {
        onInsert(point);
        toast(say('panel.inserted'));
      }}
    >
      {say('panel.insert')}
    </Button>
  );
}
