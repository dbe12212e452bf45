import { IconAlarm, IconCircleCheck, IconUrgent } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { reviewQueueEndpoint, type QueuedReviewView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { Page, Section } from '#web/kit/page.tsx';
import { Answered, EmptyState, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { AwayButton } from './away-dialog.tsx';
import { DueNote } from './due-note.tsx';
import css from './queue.module.css';
import { QueuedPost } from './queued-post.tsx';
import { StandIns } from './stand-ins.tsx';
import { useChosen } from './use-chosen.ts';
import { reviewWords } from './words.ts';

/** Persetujuan: what waits for the reader, read and decided one after the other. */
export function ReviewQueueScreen(): ReactElement {
  const say = useWords(reviewWords);
  const { agency } = useSession();
  const query = agency ? { agencyId: agency.id } : {};
  const answer = useAnswer(reviewQueueEndpoint, { query }, { keepFormer: true });
  return (
    <Page title={say('queue')} lead={say('queue.lead')} actions={<AwayButton />}>
      <Answered answer={answer} skeleton={<RowsSkeleton rows={7} />}>
        {({ mine, late, afterwards }) => (
          <>
            <Mine items={mine.items} total={mine.total} />
            <Others name="afterwards" list={afterwards} />
            <Others name="late" list={late} />
            <StandIns />
          </>
        )}
      </Answered>
    </Page>
  );
}

interface OthersProps {
  readonly name: 'late' | 'afterwards';
  readonly list: { readonly items: readonly QueuedReviewView[]; readonly total: number };
}

function Others({ name, list: { items, total } }: OthersProps): ReactElement | null {
  const say = useWords(reviewWords);
  if (total === 0) return null;
  const icon = name === 'late' ? <IconAlarm /> : <IconUrgent />;
  return (
    <Section icon={icon} tone="danger" title={say(`queue.${name}`)} count={total} hint={say(`queue.${name}.hint`)}>
      <WorkList label={say(`queue.${name}`)}>
        {items.map((item) => (
          <QueueRow key={item.id} item={item} />
        ))}
      </WorkList>
    </Section>
  );
}

interface MineProps {
  readonly items: readonly QueuedReviewView[];
  readonly total: number;
}

function Mine({ items, total }: MineProps): ReactElement {
  const say = useWords(reviewWords);
  const { chosen, choose, move } = useChosen(items);
  useKey('j', () => move(1));
  useKey('k', () => move(-1));
  if (!chosen) return <EmptyState title={say('queue.none')} why={say('queue.none.why')} />;
  return (
    <Section
      icon={<IconCircleCheck />}
      tone="accent"
      title={say('queue.mine')}
      count={total}
      hint={<span className={css.keys}>{say('queue.keys')}</span>}
    >
      <div className={css.split}>
        <div className={css.list}>
          <WorkList label={say('queue.mine')}>
            {items.map((item) => (
              <QueueRow key={item.id} item={item} chosen={item.id === chosen.id} onChoose={() => choose(item.id)} />
            ))}
          </WorkList>
        </div>
        <div className={css.main}>
          <QueuedPost key={chosen.id} item={chosen} left={total - 1} />
        </div>
      </div>
    </Section>
  );
}

interface RowProps {
  readonly item: QueuedReviewView;
  readonly chosen?: boolean;
  readonly onChoose?: () => void;
}

function QueueRow({ item, chosen = false, onChoose }: RowProps): ReactElement {
  const say = useWords(reviewWords);
  const times = useTimes(item.agency.zone);
  const title = item.title.trim() || item.excerpt.trim() || say('queue.untitled');
  return (
    <WorkRow
      chosen={chosen}
      tile={
        item.thumbnailId ? (
          <Tile picture={pictureAddress(item.thumbnailId, '320')} />
        ) : (
          <Tile icon={<IconCircleCheck />} />
        )
      }
      meta={
        <>
          <DueNote at={item.dueAt} />
          {item.steps > 1 && <Tag look="line">{say('queue.step', { step: item.step + 1, steps: item.steps })}</Tag>}
          <b>{item.agency.shortName}</b>
          <MediumIcons media={item.media} />
        </>
      }
      title={
        onChoose ? (
          <>
            <button type="button" className={css.choose} aria-pressed={chosen} onClick={onChoose}>
              {title}
            </button>
            <DeskLink to="/konten/$id" params={{ id: item.id }} className={css.open}>
              {title}
            </DeskLink>
          </>
        ) : (
          <DeskLink to="/konten/$id" params={{ id: item.id }}>
            {title}
          </DeskLink>
        )
      }
      why={[
        item.writer && say('queue.by', { name: item.writer }),
        item.publishAt ? say('queue.out', { at: times.near(item.publishAt) }) : say('queue.no-time'),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}
