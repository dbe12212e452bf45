import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { previewSlotEndpoint, type SlotBody } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './slots.module.css';
import { slotWords } from './words.ts';

type Preview = AnswerOf<typeof previewSlotEndpoint>;

const quietMs = 350;

/** The next ten times as the slot would be, told while it is being written. */
export function SlotPreview({ body }: { readonly body: SlotBody }): ReactElement {
  const say = useWords(slotWords);
  const [shown, setShown] = useState<Preview>();
  const preview = useAct(previewSlotEndpoint, { onDone: setShown });
  const key = JSON.stringify(body);
  const ask = useEffectEvent((asked: string) => {
    const wanted = JSON.parse(asked) as SlotBody;
    if (wanted.agencyId !== '' && wanted.rule !== '' && wanted.startsOn !== '') void preview.act({ body: wanted });
  });
  useEffect(() => {
    const timer = setTimeout(() => ask(key), quietMs);
    return () => clearTimeout(timer);
  }, [key]);
  return (
    <section className={css.preview} aria-label={say('preview')} aria-live="polite">
      <h3>{say('preview')}</h3>
      {preview.refused && <p className={css.fault}>{preview.refused.message}</p>}
      {shown && !preview.refused && <Next preview={shown} />}
    </section>
  );
}

interface NextProps {
  readonly preview: Preview;
}

function Next({ preview: { zone, occurrences, inYear } }: NextProps): ReactElement {
  const say = useWords(slotWords);
  const times = useTimes(zone);
  return (
    <>
      <ol>
        {occurrences.map(({ at, meeting, movedFrom }) => (
          <li key={at}>
            {times.day(at)} · {times.clock(at)}
            {movedFrom && <Tag look="line">{say('moved')}</Tag>}
            {meeting !== 'once' && <Tag look="warn">{say(`meeting.${meeting}`)}</Tag>}
          </li>
        ))}
      </ol>
      <p>
        {say(inYear.cut ? 'preview.many' : 'preview.year', { count: inYear.count })}
        {inYear.fallingOut > 0 && ` ${say('preview.out', { count: inYear.fallingOut })}`}
        {inYear.moved > 0 && ` ${say('preview.moved', { count: inYear.moved })}`}
      </p>
    </>
  );
}
