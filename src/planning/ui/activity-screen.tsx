import { useState, type ReactElement } from 'react';
import { activityEndpoint, type ActivityView } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { ZoneProvider } from '#web/kit/time.tsx';
import { useParam } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { ActivityEditor } from './activity-editor.tsx';
import { planningWords } from './words.ts';

/** Garis besar kegiatan: one activity, written down as it comes to mind. */
export function ActivityScreen(): ReactElement {
  const id = useParam('id');
  const say = useWords(planningWords);
  const answer = useAnswer(activityEndpoint, { params: { id } });
  if (answer.data) return <Opened key={id} activity={answer.data} />;
  return (
    <Page title={say('page')} back={{ to: '/kegiatan', label: say('list.title') }}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}

/** Opened anew when somebody else saved and nothing here was waiting to be saved. */
function Opened({ activity }: { readonly activity: ActivityView }): ReactElement {
  const [times, setTimes] = useState(0);
  return (
    <ZoneProvider zone={activity.agency.zone}>
      <ActivityEditor key={times} activity={activity} onReopen={() => setTimes((now) => now + 1)} />
    </ZoneProvider>
  );
}
