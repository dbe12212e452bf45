import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  createFeedEndpoint,
  feedContents,
  feedListEndpoint,
  revokeFeedEndpoint,
  type FeedContent,
} from '#publishing/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { Columns, Page, Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './feeds.module.css';
import { feedWords } from './words.ts';

type Feed = Got<typeof feedListEndpoint>['items'][number];

/** Langganan iCal: private addresses that calendar programs read. */
export function FeedsScreen(): ReactElement {
  const say = useWords(feedWords);
  const answer = useAnswer(feedListEndpoint, {});
  const [made, setMade] = useState<string>();
  return (
    <Page title={say('title')} lead={say('lead')} back={{ to: '/kalender', label: say('back') }}>
      <Columns side={<How />}>
        <div className={css.stack}>
          <Panel title={say('new')}>
            {made ? <Made address={made} onNoted={() => setMade(undefined)} /> : <NewFeed onMade={setMade} />}
          </Panel>
          <Panel title={say('list')}>
            <Answered answer={answer}>{({ items }) => <FeedList feeds={items} />}</Answered>
          </Panel>
        </div>
      </Columns>
    </Page>
  );
}

function FeedList({ feeds }: { readonly feeds: readonly Feed[] }): ReactElement {
  const say = useWords(feedWords);
  const revoke = useAct(revokeFeedEndpoint, {
    onDone: () => toast(say('revoked')),
    onRefused: ({ message }) => toastRefusal(message),
  });
  if (feeds.length === 0) return <p className={css.none}>{say('none')}</p>;
  return (
    <ul className={css.list}>
      {feeds.map(({ id, name, content, agency, lastUsedAt }) => (
        <li key={id}>
          <div>
            <b>{name}</b>
            <small>
              {say(`content.${content}`)} · {agency?.shortName ?? say('agency.all')}
            </small>
            <small>
              {lastUsedAt ? say.rich('used', { time: <Time key="used" at={lastUsedAt} form="near" /> }) : say('unused')}
            </small>
          </div>
          <Button
            size="small"
            busy={revoke.busy}
            aria-label={say('revoke.of', { name })}
            onClick={() => void revoke.act({ params: { id } })}
          >
            {say('revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function NewFeed({ onMade }: { readonly onMade: (address: string) => void }): ReactElement {
  const say = useWords(feedWords);
  const { agencies, agency } = useSession();
  const [name, setName] = useState('');
  const [agencyId, setAgency] = useState(agency?.id ?? '');
  const [content, setContent] = useState<FeedContent>('all');
  const act = useAct(createFeedEndpoint, { onDone: ({ address }) => onMade(address) });
  const places = [
    { value: '', label: say('agency.all') },
    ...agencies.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <Form onSubmit={() => act.act({ body: { name, agencyId: agencyId || null, content } })}>
      <ErrorSummary refused={act.refused} />
      <TextField
        label={say('name')}
        hint={say('name.hint')}
        maxLength={80}
        value={name}
        error={act.refused?.about('name')}
        onWrite={setName}
      />
      <div className={css.two}>
        <SelectField label={say('agency')} value={agencyId} choices={places} onChoose={setAgency} />
        <SelectField
          label={say('content')}
          value={content}
          choices={feedContents.map((value) => ({ value, label: say(`content.${value}`) }))}
          onChoose={setContent}
        />
      </div>
      <div className={css.foot}>
        <Button
          type="submit"
          look="primary"
          icon={<IconPlus aria-hidden />}
          busy={act.busy}
          disabled={name.trim() === ''}
        >
          {say('make')}
        </Button>
      </div>
    </Form>
  );
}

function Made({ address, onNoted }: { readonly address: string; readonly onNoted: () => void }): ReactElement {
  const say = useWords(feedWords);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className={css.made} aria-live="polite">
      <p>
        <b>{say('made')}</b>
      </p>
      <code className={css.address} aria-label={say('address')}>
        {address}
      </code>
      <small>{say('made.why')}</small>
      <div className={css.foot}>
        {globalThis.isSecureContext && (
          <Button look="primary" icon={<IconCopy aria-hidden />} onClick={() => void copy()}>
            {say(copied ? 'copied' : 'copy')}
          </Button>
        )}
        <Button onClick={onNoted}>{say('noted')}</Button>
      </div>
    </div>
  );
}

function How(): ReactElement {
  const say = useWords(feedWords);
  return (
    <Panel title={say('how')}>
      <ul className={css.how}>
        {(['google', 'outlook', 'phone', 'later'] as const).map((way) => (
          <li key={way}>{say(`how.${way}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
