import type { ReactElement, ReactNode } from 'react';
import { briefEndpoint, type CoverageBasis, type CoverageRow } from '#planning/contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { BriefBeginnings } from './brief-beginnings.tsx';
import css from './coverage.module.css';
import { useRowName } from './names.ts';
import { coverageWords } from './words.ts';

export interface Gap {
  readonly by: CoverageBasis;
  readonly row: CoverageRow;
}

interface DrawerProps {
  readonly gap: Gap | undefined;
  readonly onClose: () => void;
}

/** What is needed to close a gap, and where to begin. */
export function BriefDrawer({ gap, onClose }: DrawerProps): ReactElement {
  const say = useWords(coverageWords);
  return (
    <Drawer title={say('brief.title')} open={gap !== undefined} onClose={onClose}>
      {gap &&
        (gap.row.id === null ? <p className={css.quiet}>{say('brief.none')}</p> : <Asked gap={gap} id={gap.row.id} />)}
    </Drawer>
  );
}

function Asked({ gap, id }: { readonly gap: Gap; readonly id: string }): ReactElement {
  const { agency } = useSession();
  const within = agency ? { agencyId: agency.id } : {};
  const answer = useAnswer(briefEndpoint, { query: { by: gap.by, id, ...within } });
  return <Answered answer={answer}>{(brief) => <Shown gap={gap} id={id} brief={brief} />}</Answered>;
}

interface ShownProps {
  readonly gap: Gap;
  readonly id: string;
  readonly brief: AnswerOf<typeof briefEndpoint>;
}

function Shown({ gap, id, brief }: ShownProps): ReactElement {
  const say = useWords(coverageWords);
  const language = useLanguage();
  const nameOf = useRowName(gap.by);
  const { row } = gap;
  const { milestone, facts } = brief;
  return (
    <div className={css.brief}>
      <div>
        <h3>{nameOf({ id, name: brief.name })}</h3>
        {brief.note && <p className={css.quiet}>{brief.note}</p>}
        {brief.summary && <p>{brief.summary}</p>}
      </div>
      <p className={css.last} data-quiet={row.quietDays === null || undefined}>
        {row.lastOn === null
          ? say('quiet.never')
          : say('last', { date: formatPlainDate(row.lastOn, language), count: row.quietDays ?? 0 })}
      </p>
      <Suggestions brief={brief} />
      {(facts.length > 0 || milestone) && (
        <Part title={say('facts')}>
          <ul>
            {facts.map(({ label, value }) => (
              <li key={label}>
                {label}: <b>{value}</b>
              </li>
            ))}
            {milestone && (
              <li>{say('milestone', { name: milestone.name, date: formatPlainDate(milestone.on, language) })}</li>
            )}
          </ul>
        </Part>
      )}
      {brief.approved.length > 0 && (
        <Part title={say('approved')}>
          <ul>
            {brief.approved.map(({ code, label, shown }) => (
              <li key={code}>
                {label}: <b>{shown}</b>
                <small>{`{{fakta:${code}}}`}</small>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <SeenBefore title={say('activities')} to="/kegiatan/$id" items={brief.activities} />
      <SeenBefore title={say('posts')} to="/konten/$id" items={brief.posts} />
      <BriefBeginnings by={gap.by} id={id} brief={brief} />
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function Suggestions({ brief }: Pick<ShownProps, 'brief'>): ReactElement {
  const say = useWords(coverageWords);
  const kindName = useRowName('kind');
  const groups = [
    [say('try.kinds'), brief.kinds.map((kind) => kindName({ id: kind, name: kind }))],
    [say('try.pillars'), brief.pillars.map(({ name }) => name)],
    [say('try.wards'), brief.wards],
  ] as const;
  return (
    <Part title={say('try')}>
      <dl className={css.tries}>
        {groups
          .filter(([, names]) => names.length > 0)
          .map(([label, names]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {names.map((name) => (
                  <Tag key={name} look="soga">
                    {name}
                  </Tag>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </Part>
  );
}

interface SeenProps {
  readonly title: string;
  readonly to: string;
  readonly items: ShownProps['brief']['posts'];
}

function SeenBefore({ title, to, items }: SeenProps): ReactElement | null {
  const say = useWords(coverageWords);
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {items.map(({ id, title: name, agency, on }) => (
          <li key={id}>
            <DeskLink to={to} params={{ id }}>
              {name.trim() || say('untitled')}
            </DeskLink>
            <small>
              {agency} · {formatPlainDate(on, language)}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}
