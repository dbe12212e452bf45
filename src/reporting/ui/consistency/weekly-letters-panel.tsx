import type { ReactElement } from 'react';
import { setWeeklyLettersEndpoint, weeklyLettersEndpoint } from '#reporting/consistency/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { CheckField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { consistencyWords } from './words.ts';

/** Whether one gets the letter of Monday morning; absent for whoever never gets one. */
export function WeeklyLettersPanel(): ReactElement | null {
  const say = useWords(consistencyWords);
  const { data } = useAnswer(weeklyLettersEndpoint, {});
  const set = useAct(setWeeklyLettersEndpoint, {
    onDone: ({ wanted }) => toast(say(wanted ? 'letters.on' : 'letters.off')),
  });
  if (!data?.concerned) return null;
  return (
    <Panel title={say('letters')}>
      <CheckField
        label={say('letters.wanted')}
        hint={say('letters.hint')}
        on={data.wanted}
        disabled={set.busy}
        onToggle={(wanted) => void set.act({ body: { wanted } })}
      />
      <RefusalNote refused={set.refused} />
    </Panel>
  );
}
