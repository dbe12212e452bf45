import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconLock,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useRef, useState, type ReactElement } from 'react';
import { formatNumber, formatShare } from '#platform/time/format.ts';
import { orderPillarsEndpoint, pillarListEndpoint, type PillarView } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { CountedPosts } from '../guide/coverage-panel.tsx';
import { guideWords } from '../guide/words.ts';
import { MixBar, signOf, sharing } from './mix-bar.tsx';
import { PillarDrawer } from './pillar-drawer.tsx';
import css from './pillars.module.css';

interface PanelProps {
  readonly agencyId: string;
  /** What was published in the chosen time. */
  readonly counted: CountedPosts | undefined;
}

/** Pilar konten: those from above and the own ones, with the mix that is wanted and the one that was published. */
export function PillarsPanel({ agencyId, counted }: PanelProps): ReactElement {
  const say = useWords(guideWords);
  const [edited, setEdited] = useState<PillarView | 'new'>();
  const answer = useAnswer(pillarListEndpoint, { query: { agencyId } });
  const mayWrite = answer.data?.can.write ?? false;
  return (
    <div id="bagian-pillars" className={css.anchor}>
      <Panel
        title={say('pillars')}
        note={say('pillars.note')}
        actions={
          mayWrite && (
            <Button size="small" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>
              {say('pillar.new')}
            </Button>
          )
        }
      >
        <Answered answer={answer}>
          {({ items }) =>
            items.length === 0 ? (
              <p className={css.none}>{say('pillars.none')}</p>
            ) : (
              <Pillars agencyId={agencyId} pillars={items} counted={counted} mayWrite={mayWrite} onEdit={setEdited} />
            )
          }
        </Answered>
      </Panel>
      <PillarDrawer agencyId={agencyId} edited={edited} onClose={() => setEdited(undefined)} />
    </div>
  );
}

const onRefused = ({ message }: { readonly message: string }): void => toastRefusal(message);

interface PillarsProps extends PanelProps {
  readonly pillars: readonly PillarView[];
  readonly mayWrite: boolean;
  readonly onEdit: (pillar: PillarView) => void;
}

function Pillars({ agencyId, pillars, counted, mayWrite, onEdit }: PillarsProps): ReactElement {
  const say = useWords(guideWords);
  const own = pillars.filter(({ inherited }) => !inherited);
  const former = useRef<{ readonly ids: string[]; readonly words: string }>(undefined);
  const putBack = useAct(orderPillarsEndpoint, { onRefused });
  const order = useAct(orderPillarsEndpoint, {
    onDone: () => {
      if (!former.current) return;
      const { ids, words } = former.current;
      toast(words, () => putBack.act({ body: { agencyId, ids } }));
    },
    onRefused,
  });
  const move = (pillar: PillarView, by: number): void => {
    const ids = own.map(({ id }) => id);
    const at = ids.indexOf(pillar.id);
    if (order.busy || at + by < 0 || at + by >= ids.length) return;
    const moved = ids.toSpliced(at, 1).toSpliced(at + by, 0, pillar.id);
    former.current = { ids, words: say('pillar.moved', { name: pillar.name, number: at + by + 1 }) };
    void order.act({ body: { agencyId, ids: moved } });
  };
  return (
    <div className={css.stack}>
      <MixBar pillars={pillars} />
      <Sum pillars={pillars} />
      <ul className={css.list}>
        {pillars.map((pillar) => (
          <PillarRow
            key={pillar.id}
            pillar={pillar}
            sign={signOf(pillars, pillar)}
            counted={counted}
            acts={
              mayWrite && !pillar.inherited ? (
                // Never disabled: whoever moves a pillar by keys would lose their place.
                <>
                  <IconButton
                    label={say('pillar.earlier', { name: pillar.name })}
                    aria-disabled={own[0] === pillar}
                    onClick={() => move(pillar, -1)}
                  >
                    <IconArrowUp aria-hidden />
                  </IconButton>
                  <IconButton
                    label={say('pillar.later', { name: pillar.name })}
                    aria-disabled={own.at(-1) === pillar}
                    onClick={() => move(pillar, 1)}
                  >
                    <IconArrowDown aria-hidden />
                  </IconButton>
                  <IconButton label={say('pillar.edit', { name: pillar.name })} onClick={() => onEdit(pillar)}>
                    <IconPencil aria-hidden />
                  </IconButton>
                </>
              ) : null
            }
          />
        ))}
      </ul>
    </div>
  );
}

/** Whether what is wanted adds up; not below 100 and not above. */
function Sum({ pillars }: { readonly pillars: readonly PillarView[] }): ReactElement {
  const say = useWords(guideWords);
  const language = useLanguage();
  const shared = sharing(pillars);
  if (shared.length === 0) return <p className={css.none}>{say('mix.none')}</p>;
  const sum = Math.round(100 * shared.reduce((total, { wantedShare }) => total + (wantedShare ?? 0), 0)) / 100;
  const fine = sum === 100;
  const facts = { sum: formatNumber(sum, language), off: formatNumber(Math.abs(100 - sum), language) };
  return (
    <p className={css.sum} data-fine={fine || undefined}>
      {fine ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      {fine ? say('mix.fine') : say(sum > 100 ? 'mix.over' : 'mix.under', facts)}
    </p>
  );
}

/** Of the posts that have a pillar at all. */
function publishedOf(
  { id }: PillarView,
  rows: CountedPosts['pillars'],
): { readonly posts: number; readonly told: number } {
  const placed = rows.filter(({ pillarId }) => pillarId !== null);
  const posts = placed.find(({ pillarId }) => pillarId === id)?.posts ?? 0;
  return { posts, told: placed.reduce((sum, row) => sum + row.posts, 0) };
}

interface RowProps {
  readonly pillar: PillarView;
  readonly sign: number | undefined;
  readonly counted: CountedPosts | undefined;
  readonly acts: ReactElement | null;
}

function PillarRow({ pillar, sign, counted, acts }: RowProps): ReactElement {
  const say = useWords(guideWords);
  const language = useLanguage();
  const { name, description, wantedShare, weekday, inherited, agency } = pillar;
  const { posts, told } = publishedOf(pillar, counted?.pillars ?? []);
  return (
    <li className={css.pillar}>
      <span className={css.sign} data-sign={sign} aria-hidden="true" />
      <div className={css.words}>
        <p className={css.name}>
          <b>{name}</b>
          {inherited && (
            <Tag look="soga" icon={<IconLock aria-hidden />}>
              {say('inherited', { name: agency.shortName })}
            </Tag>
          )}
          {weekday !== null && (
            <Tag look="accent-line">{say('weekday.every', { day: say(`weekday.${weekday as 1}`) })}</Tag>
          )}
        </p>
        {description !== '' && <p className={css.description}>{description}</p>}
      </div>
      <dl className={css.figures}>
        <div>
          <dt>{say('mix.wanted')}</dt>
          <dd>{wantedShare === null ? '—' : `${formatNumber(wantedShare, language)} %`}</dd>
        </div>
        <div>
          <dt>{say('mix.real')}</dt>
          <dd>{told === 0 ? '—' : formatShare(posts, told, language)}</dd>
        </div>
      </dl>
      {acts && <div className={css.acts}>{acts}</div>}
    </li>
  );
}
