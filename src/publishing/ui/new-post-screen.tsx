import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, type ReactElement } from 'react';
import { createPostEndpoint } from '#publishing/contract.ts';
import { duties } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Page } from '#web/kit/page.tsx';
import { ErrorNote, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useGo, useUrlState } from '#web/kit/use-url-state.ts';
import { WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from './words.ts';

/** Asks for the agency only when there is a choice, then opens the empty post. */
export function NewPostScreen(): ReactElement {
  const say = useWords(postWords);
  const go = useGo();
  const { writable, only, elsewhere } = useWhose();
  const beginning = useBeginning();
  const create = useAct(createPostEndpoint, { onDone: ({ id }) => go('/konten/$id', { id }) });
  const begin = (agencyId: string): void => void create.act({ body: { agencyId, ...beginning(agencyId) } });
  const begun = useRef(false);
  const beginOnce = useEffectEvent((agencyId: string) => {
    if (begun.current) return;
    begun.current = true;
    begin(agencyId);
  });
  useEffect(() => {
    if (only) beginOnce(only.id);
  }, [only]);
  return (
    <Page
      title={say('new.title')}
      lead={only ? undefined : say('new.lead')}
      back={{ to: '/konten', label: say('list.title') }}
    >
      {elsewhere && <ErrorNote what={say('new.not-there')} todo={say('new.not-there.do')} />}
      <RefusalNote refused={create.refused} />
      {only && !create.refused && <RowsSkeleton rows={3} />}
      {!only && (
        <WorkList label={say('new.lead')}>
          {writable.map(({ id, name, shortName }) => (
            <WorkRow
              key={id}
              title={name}
              why={shortName}
              actions={
                <Button icon={<IconChevronRight aria-hidden />} busy={create.busy} onClick={() => begin(id)}>
                  {say('new.write')}
                </Button>
              }
            />
          ))}
        </WorkList>
      )}
    </Page>
  );
}

/** For whom the post may be written, and for whom it is: asked for in the address, or the only one there is. */
function useWhose() {
  const { agency, agencies, can } = useSession();
  const [wanted] = useUrlState('opd');
  const writable = agencies.filter(({ id }) => can('post.write', id));
  const asked = writable.find(({ id }) => id === wanted);
  const own = writable.find(({ id }) => id === agency?.id) ?? (writable.length === 1 ? writable[0] : undefined);
  // A link for another agency must not become a post of one's own.
  return { writable, only: wanted === '' ? own : asked, elsewhere: wanted !== '' && !asked };
}

/** What a slot, a pillar, a campaign or a duty without news has said already. */
function useBeginning() {
  const [date] = useUrlState('tanggal');
  const [time] = useUrlState('jam');
  const [pillarId] = useUrlState('pilar');
  const [campaignId] = useUrlState('kampanye');
  const [channelId] = useUrlState('kanal');
  const [task] = useUrlState('tugas');
  const [wanted] = useUrlState('opd');
  return (agencyId: string) => {
    const wishedTime = date && time ? { date, time } : null;
    // The rest belongs to the agency of the slot.
    if (wanted !== '' && agencyId !== wanted) return { wishedTime };
    const channelIds = channelId ? [channelId] : null;
    const duty = duties.find((one) => one === task) ?? null;
    return { wishedTime, channelIds, pillarId: pillarId || null, campaignId: campaignId || null, duty };
  };
}
