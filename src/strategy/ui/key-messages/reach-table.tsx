import { IconCircleCheck, IconClock, IconDownload, IconExternalLink } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { keyMessageCsvEndpoint, type AgencyReachView, type KeyMessageView } from '#strategy/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { Button } from '#web/kit/button.tsx';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { StatusTag, Tag, type ShownState } from '#web/kit/status-tag.tsx';
import { Time, useTimes } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { currentLanguage } from '#web/words/language.ts';
import { webWords } from '#web/words/web-words.ts';
import { useWords, type Say } from '#web/words/words.ts';
import { ConfirmButton } from './confirm-button.tsx';
import css from './key-messages.module.css';
import { messageWords, type MessageWord } from './words.ts';

/** A row for each agency: whether it has read the newest version, and where it carried it. */
export function Reach({ message }: { readonly message: KeyMessageView }): ReactElement {
  const say = useWords(messageWords);
  const { reach } = message;
  const told = {
    total: reach.length,
    confirmed: reach.filter(({ confirmed }) => confirmed !== null).length,
    carriers: reach.filter(({ posts }) => posts.length > 0).length,
    posts: reach.reduce((sum, { posts }) => sum + posts.length, 0),
  };
  return (
    <section className={css.reach}>
      <div className={css.reachHead}>
        <h2>{say('reach')}</h2>
        <small>{say('reach.summary', told)}</small>
        <Button
          size="small"
          icon={<IconDownload aria-hidden />}
          onClick={() => void saveCsv(message.id, say('csv.failed'))}
        >
          {say('csv')}
        </Button>
      </div>
      <DataTable caption={say('reach')} columns={reachColumns(say, message)} rows={reach} keyOf={({ id }) => id} />
    </section>
  );
}

function reachColumns(say: Say<MessageWord>, message: KeyMessageView): readonly Column<AgencyReachView>[] {
  return [
    { name: say('reach.agency'), width: '24%', show: ({ shortName }) => <b>{shortName}</b> },
    { name: say('reach.confirmed'), width: '30%', show: (row) => <ConfirmedCell row={row} message={message} /> },
    { name: say('reach.posts'), show: (row) => <PostsCell row={row} /> },
  ];
}

interface CellProps {
  readonly row: AgencyReachView;
}

function ConfirmedCell({ row, message }: CellProps & { readonly message: KeyMessageView }): ReactElement {
  const say = useWords(messageWords);
  const times = useTimes();
  const { confirmed, formerVersion } = row;
  if (confirmed)
    return (
      <span className={css.cell}>
        <Tag look="ok" icon={<IconCircleCheck aria-hidden />}>
          {say('reach.confirmed')}
        </Tag>
        <small>{say('reach.by', { by: confirmed.by, at: times.near(confirmed.at) })}</small>
      </span>
    );
  return (
    <span className={css.cell}>
      <Tag look="warn" icon={<IconClock aria-hidden />}>
        {say('reach.not')}
      </Tag>
      {formerVersion !== null && <small>{say('reach.former', { version: formerVersion })}</small>}
      {row.can.confirm && <ConfirmButton message={message} agency={row} voice="noted" />}
    </span>
  );
}

function PostsCell({ row: { posts } }: CellProps): ReactElement {
  const say = useWords(messageWords);
  const sayMedium = useWords(webWords);
  if (posts.length === 0) return <span className={css.hint}>{say('reach.none')}</span>;
  return (
    <ul className={`${css.posts} ${css.cell}`}>
      {posts.map(({ id, title, state, at, places }) => (
        <li key={id}>
          <DeskLink to="/konten/$id" params={{ id }}>
            {title}
          </DeskLink>
          <span className={css.meta}>
            <StatusTag state={state as ShownState} short />
            {at && <Time at={at} />}
            {places.map(({ medium, channel, url, at: sentAt }) =>
              url ? (
                <a key={`${medium}${channel}${sentAt}`} href={url} title={channel} target="_blank" rel="noreferrer">
                  <MediumIcon medium={medium} />
                  {mediumName(sayMedium, medium)}
                  <IconExternalLink aria-hidden />
                </a>
              ) : (
                <span key={`${medium}${channel}${sentAt}`} title={channel}>
                  <MediumIcon medium={medium} />
                  {mediumName(sayMedium, medium)}
                </span>
              ),
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Fetched rather than linked, so that it comes in the language of the screen. */
async function saveCsv(id: string, failed: string): Promise<void> {
  const address = addressOf(keyMessageCsvEndpoint.path, { params: { id } });
  const answer = await fetch(address, { headers: { 'Accept-Language': currentLanguage() } }).catch(() => undefined);
  if (!answer?.ok) return toastRefusal(failed);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = 'kentongan-pesan-kunci.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return undefined;
}
