import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatNumber, formatPlainDate, noNumber } from '#platform/time/format.ts';
import {
  removeAchievementEndpoint,
  removeIndicatorEndpoint,
  type IndicatorView,
  type ProgrammeDetail,
} from '#strategy/programmes/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { AchievementForm } from './achievement-form.tsx';
import { IndicatorForm } from './indicator-form.tsx';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** What the programme is measured by: achieved against the target, with source and day. */
export function IndicatorsPanel({
  detail: { programme, indicators },
}: {
  readonly detail: ProgrammeDetail;
}): ReactElement {
  const say = useWords(programmeWords);
  const [adding, setAdding] = useState(false);
  const { write } = programme.can;
  const add = write && !adding && (
    <Button size="small" icon={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
      {say('indicator.add')}
    </Button>
  );
  return (
    <Panel title={say('indicators')} actions={add}>
      {adding && <IndicatorForm programmeId={programme.id} indicator={undefined} onClose={() => setAdding(false)} />}
      {indicators.length === 0 && !adding && <p className={css.small}>{say('indicators.none')}</p>}
      <ul className={css.list}>
        {indicators.map((indicator) => (
          <Indicator key={indicator.id} indicator={indicator} mayWrite={write} />
        ))}
      </ul>
    </Panel>
  );
}

interface IndicatorProps {
  readonly indicator: IndicatorView;
  readonly mayWrite: boolean;
}

function Indicator({ indicator, mayWrite }: IndicatorProps): ReactElement {
  const [open, setOpen] = useState<'edit' | 'achieve'>();
  const close = (): void => setOpen(undefined);
  return (
    <li>
      <Achieved indicator={indicator} />
      {open === 'edit' && <IndicatorForm programmeId="" indicator={indicator} onClose={close} />}
      {open === 'achieve' && <AchievementForm indicator={indicator} onClose={close} />}
      {mayWrite && !open && <IndicatorActs indicator={indicator} onOpen={setOpen} />}
      {indicator.history.length > 1 && <History indicator={indicator} mayWrite={mayWrite} />}
    </li>
  );
}

function Achieved({ indicator }: { readonly indicator: IndicatorView }): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const { name, unit, target, targetYear, direction, history } = indicator;
  const value = history[0]?.value ?? null;
  const share = wayOf(indicator, value);
  const facts = { target: formatNumber(target, language, 2), unit, year: String(targetYear) };
  const shown = share === null ? 0 : Math.min(1, Math.max(0, share));
  return (
    <>
      <span className={css.line}>
        <b>{name}</b>
        <span className={css.small}>
          {share === null ? noNumber : say('indicator.way', { share: formatNumber(share * 100, language, 0) })}
        </span>
      </span>
      <span className={css.value}>
        {formatNumber(value, language, 2)}
        <small>{say(direction === 'up' ? 'indicator.of' : 'indicator.at-most', facts)}</small>
      </span>
      <span className={css.track} data-open={share === null || undefined} aria-hidden="true">
        <i style={{ width: `${shown * 100}%` }} />
      </span>
      <Standing indicator={indicator} />
    </>
  );
}

/** What the number stands on. */
function Standing({
  indicator: { history, baseline, baselineYear, source },
}: {
  readonly indicator: IndicatorView;
}): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const latest = history[0];
  const year = baselineYear === null ? noNumber : String(baselineYear);
  return (
    <span className={css.small}>
      {latest
        ? say('indicator.latest', { day: formatPlainDate(latest.onDay, language), source: latest.source })
        : say('indicator.no-number')}{' '}
      {baseline === null
        ? say('indicator.baseline.none')
        : say('indicator.baseline', { value: formatNumber(baseline, language, 2), year })}
      {source !== '' && ` ${say('indicator.source', { source })}`}
    </span>
  );
}

interface ActsProps {
  readonly indicator: IndicatorView;
  readonly onOpen: (what: 'edit' | 'achieve') => void;
}

function IndicatorActs({ indicator: { id, name }, onOpen }: ActsProps): ReactElement {
  const say = useWords(programmeWords);
  const remove = useAct(removeIndicatorEndpoint, {
    onDone: (_, { params, body }) => {
      if (body.removed)
        toast(say('indicator.removed', { name }), () => remove.act({ params, body: { removed: false } }));
    },
  });
  return (
    <span className={css.acts}>
      <Button
        size="small"
        icon={<IconPlus aria-hidden />}
        aria-label={say('achieve.of', { name })}
        onClick={() => onOpen('achieve')}
      >
        {say('achieve')}
      </Button>
      <IconButton label={say('indicator.edit', { name })} onClick={() => onOpen('edit')}>
        <IconPencil aria-hidden />
      </IconButton>
      <IconButton
        label={say('indicator.remove', { name })}
        onClick={() => void remove.act({ params: { id }, body: { removed: true } })}
      >
        <IconTrash aria-hidden />
      </IconButton>
    </span>
  );
}

/** How much of the way from the baseline to the target is done; of a number that is only to rise, of the target itself. */
function wayOf({ baseline, target, direction }: IndicatorView, value: number | null): number | null {
  if (value === null) return null;
  if (baseline !== null && baseline !== target) return (value - baseline) / (target - baseline);
  return direction === 'up' && target > 0 ? value / target : null;
}

function History({ indicator: { history, name }, mayWrite }: IndicatorProps): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const remove = useAct(removeAchievementEndpoint, {
    onDone: (_, { params, body }) => {
      if (body.removed) toast(say('achieve.removed'), () => remove.act({ params, body: { removed: false } }));
    },
  });
  return (
    <details className={css.history}>
      <summary>{say('history', { count: history.length })}</summary>
      <ul aria-label={say('history.of', { name })}>
        {history.map(({ id, onDay, value, source, proofUrl, by }) => (
          <li key={id}>
            <span>
              <b>{formatNumber(value, language, 2)}</b> · {formatPlainDate(onDay, language)}
              <span className={css.small}>
                {' '}
                {[source, by].filter(Boolean).join(' · ')}{' '}
                {proofUrl !== '' && (
                  <a href={proofUrl} target="_blank" rel="noreferrer">
                    {say('proof')}
                  </a>
                )}
              </span>
            </span>
            {mayWrite && (
              <IconButton
                label={say('achieve.remove', { day: formatPlainDate(onDay, language) })}
                onClick={() => void remove.act({ params: { id }, body: { removed: true } })}
              >
                <IconTrash aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
