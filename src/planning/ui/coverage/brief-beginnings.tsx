import { IconBulb, IconCalendarEvent, IconFlag, IconWriting } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { dropIdeaEndpoint, removeIdeaEndpoint, type briefEndpoint, type CoverageBasis } from '#planning/contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './coverage.module.css';
import { useRowName } from './names.ts';
import { coverageWords } from './words.ts';

interface BeginningsProps {
  readonly by: CoverageBasis;
  readonly id: string;
  readonly brief: AnswerOf<typeof briefEndpoint>;
}

/** An activity, a post, an idea or a campaign, with what is known already filled in. */
export function BriefBeginnings({ by, id, brief }: BeginningsProps): ReactElement {
  const say = useWords(coverageWords);
  const { agency, can } = useSession();
  const { programme, campaign, pillar, ward, holder } = knownFrom({ by, id, brief });
  // Who works for one agency stays there.
  const whose = agency ? {} : holder;
  return (
    <div className={css.begin}>
      {can('activity.write') && (
        <LinkButton
          look="primary"
          icon={<IconCalendarEvent aria-hidden />}
          to="/kegiatan/baru"
          search={{ ...programme, ...ward, ...campaign, ...whose }}
        >
          {say('begin.activity')}
        </LinkButton>
      )}
      {can('post.write') && (
        <LinkButton icon={<IconWriting aria-hidden />} to="/konten/baru" search={{ ...pillar, ...campaign }}>
          {say('begin.post')}
        </LinkButton>
      )}
      <MakeIdea by={by} id={id} brief={brief} />
      {can('campaign.write') && (
        <LinkButton icon={<IconFlag aria-hidden />} to="/kampanye/baru" search={programme}>
          {say('begin.campaign')}
        </LinkButton>
      )}
      {can('post.write') && brief.campaign && (
        <p className={css.quiet}>{say('begin.in', { name: brief.campaign.name })}</p>
      )}
    </div>
  );
}

/** What each new page takes from its address. */
function knownFrom({ by, id, brief: { agencyId, ward, pillars, campaign } }: BeginningsProps) {
  const [pillar] = pillars;
  return {
    holder: agencyId ? { opd: agencyId } : {},
    programme: by === 'programme' ? { program: id } : {},
    campaign: campaign ? { kampanye: campaign.id } : {},
    pillar: pillar ? { pilar: pillar.id } : {},
    ward: ward === null ? {} : { kelurahan: ward },
  };
}

/** Onto the board of the chosen agency, with what to try in its note. */
function MakeIdea({ by, id, brief }: BeginningsProps): ReactElement | false {
  const say = useWords(coverageWords);
  const kindName = useRowName('kind');
  const nameOf = useRowName(by);
  const { agency, agencies, can } = useSession();
  const writable = agencies.filter((one) => can('idea.write', one.id));
  const holder = writable.find((one) => one.id === agency?.id) ?? writable[0];
  const remove = useAct(removeIdeaEndpoint);
  const drop = useAct(dropIdeaEndpoint, {
    onDone: (made, { body }) =>
      toast(say('idea.made', { title: body.title, agency: holder?.shortName ?? '' }), () =>
        remove.act({ params: { id: made.id } }),
      ),
  });
  if (!holder) return false;
  const tries = [
    [say('try.kinds'), brief.kinds.map((kind) => kindName({ id: kind, name: kind }))],
    [say('try.pillars'), brief.pillars.map(({ name }) => name)],
    [say('try.wards'), brief.wards],
  ] as const;
  const note = tries.flatMap(([label, names]) => (names.length > 0 ? [`${label}: ${names.join(', ')}`] : []));
  const title = say('idea.title', { name: nameOf({ id, name: brief.name }) }).slice(0, 200);
  const body = {
    agencyId: holder.id,
    title,
    note: [say('try'), ...note].join('\n'),
    programmeId: by === 'programme' ? id : null,
  };
  return (
    <>
      <Button icon={<IconBulb aria-hidden />} busy={drop.busy} onClick={() => void drop.act({ body })}>
        {say('begin.idea')}
      </Button>
      <RefusalNote refused={drop.refused} />
    </>
  );
}
