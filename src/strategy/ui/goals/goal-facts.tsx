import type { ReactElement } from 'react';
import { isMoving, windowDays, type GoalView } from '#strategy/goals/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import css from './goals.module.css';
import { StandingTag } from './standing-tag.tsx';
import { goalWords } from './words.ts';

/** How it is counted, over whom, and what it belongs to. */
export function GoalFacts({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const counted = isMoving(goal.metric) ? say('counted.window', { days: windowDays }) : '';
  return (
    <>
      <Panel title={say('facts')}>
        <dl className={css.facts}>
          <div>
            <dt>{say('form.metric')}</dt>
            <dd>
              {say(`metric.${goal.metric}`)}. {say(`metric.${goal.metric}.how`)} {counted}
            </dd>
          </div>
          <div>
            <dt>{say('form.contributors')}</dt>
            <dd>
              {goal.contributors === 'chosen'
                ? goal.contributorAgencies.map(({ shortName }) => shortName).join(', ')
                : say(`contributors.${goal.contributors}`, { agency: goal.agency.shortName })}
            </dd>
          </div>
          <Channels goal={goal} />
          {goal.programme && (
            <div>
              <dt>{say('form.programme')}</dt>
              <dd>
                <DeskLink to="/program/$id" params={{ id: goal.programme.id }}>
                  {goal.programme.name}
                </DeskLink>
              </dd>
            </div>
          )}
          {goal.note !== '' && (
            <div>
              <dt>{say('form.note')}</dt>
              <dd>{goal.note}</dd>
            </div>
          )}
          <div>
            <dt>{say('changed')}</dt>
            <dd>
              <Time at={goal.updatedAt} form="date" />
              {goal.updatedBy && ` · ${goal.updatedBy}`}
            </dd>
          </div>
        </dl>
      </Panel>
      <Family goal={goal} />
    </>
  );
}

function Channels({ goal: { channels, metric } }: { readonly goal: GoalView }): ReactElement | null {
  const say = useWords(goalWords);
  const sayWeb = useWords(webWords);
  if (metric === 'by-hand') return null;
  return (
    <div>
      <dt>{say('form.channels')}</dt>
      <dd>
        {channels.length === 0 ? (
          say('channels.all')
        ) : (
          <ul>
            {channels.map(({ id, name, medium, removed }) => (
              <li key={id}>
                <MediumIcon medium={medium} />
                {name || mediumName(sayWeb, medium)}
                {removed && ` (${say('channels.removed')})`}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

/** The goal that this one serves, and those that serve it. */
function Family({ goal: { supports, supportedBy } }: { readonly goal: GoalView }): ReactElement | null {
  const say = useWords(goalWords);
  if (!supports && supportedBy.length === 0) return null;
  return (
    <Panel title={say('family')}>
      <dl className={css.facts}>
        {supports && (
          <div>
            <dt>{say('supports', { agency: supports.agency })}</dt>
            <dd>
              <DeskLink to="/sasaran/$id" params={{ id: supports.id }}>
                {supports.change}
              </DeskLink>
            </dd>
          </div>
        )}
        {supportedBy.length > 0 && (
          <div>
            <dt>{say('supported-by')}</dt>
            <dd>
              <ul>
                {supportedBy.map(({ id, change, agency, standing }) => (
                  <li key={id}>
                    <StandingTag standing={standing} />
                    <DeskLink to="/sasaran/$id" params={{ id }}>
                      {agency}: {change}
                    </DeskLink>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
