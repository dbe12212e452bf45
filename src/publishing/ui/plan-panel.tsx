import { IconBulb } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useCampaignChoices } from '#planning/ui/campaigns/use-campaign-choices.ts';
import { isoDay } from '#platform/time/format.ts';
import { duties, placePostEndpoint, type Duty, type PostView } from '#publishing/contract.ts';
import { pillarListEndpoint } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

interface Props {
  readonly post: PostView;
}

interface Place {
  readonly pillarId: string | null;
  readonly campaignId: string | null;
  readonly duty: Duty | null;
}

/** Where the post stands in the plan. Saved at once, in any state of the post; no approval falls. */
export function PlanPanel({ post }: Props): ReactElement {
  const say = useWords(postWords);
  const { can } = useSession();
  const { campaign, task } = post.plan;
  return (
    <Panel title={say('plan')}>
      {can('post.write', post.agency.id) && !post.removed ? <PlanFields post={post} /> : <PlanFacts post={post} />}
      {campaign && (
        <p className={css.quiet}>
          {say.rich(task ? 'plan.task' : 'plan.in', {
            task: <b key="task">{task?.title}</b>,
            campaign: (
              <DeskLink key="campaign" to="/kampanye/$id" params={{ id: campaign.id }}>
                {campaign.name}
              </DeskLink>
            ),
          })}
        </p>
      )}
    </Panel>
  );
}

function PlanFields({ post }: Props): ReactElement {
  const say = useWords(postWords);
  const { pillar, campaign, duty } = post.plan;
  const present: Place = { pillarId: pillar?.id ?? null, campaignId: campaign?.id ?? null, duty };
  const place = usePlacing(post, present);
  return (
    <div className={css.planFields}>
      <PillarChoice post={post} onChoose={(pillarId) => place({ pillarId })} />
      <CampaignChoice post={post} onChoose={(campaignId) => place({ campaignId })} />
      <SelectField
        label={say('plan.duty')}
        value={duty ?? ''}
        choices={[
          { value: '', label: say('plan.none') },
          ...duties.map((value) => ({ value: value as string, label: say(`duty.${value}`) })),
        ]}
        onChoose={(chosen) => place({ duty: duties.find((known) => known === chosen) ?? null })}
      />
    </div>
  );
}

interface ChoiceProps extends Props {
  readonly onChoose: (id: string | null) => void;
}

/** With the pillar that belongs to the weekday, when it is another one. */
function PillarChoice({ post, onChoose }: ChoiceProps): ReactElement {
  const say = useWords(postWords);
  const { pillar } = post.plan;
  const pillars = useAnswer(pillarListEndpoint, { query: { agencyId: post.agency.id } }, { staleMs: 60_000 });
  const listed = pillars.data?.items ?? [];
  const known = pillar && !listed.some(({ id }) => id === pillar.id) ? [pillar, ...listed] : listed;
  const today = weekdayOf(dayOf(post));
  const ofDay = listed.find(({ weekday }) => weekday !== null && weekday === today);
  return (
    <>
      <SelectField
        label={say('plan.pillar')}
        value={pillar?.id ?? ''}
        choices={[{ value: '', label: say('plan.none') }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
        onChoose={(id) => onChoose(id || null)}
      />
      {ofDay && ofDay.id !== pillar?.id && (
        <Button size="small" look="ghost" icon={<IconBulb aria-hidden />} onClick={() => onChoose(ofDay.id)}>
          {say('plan.of-day', { name: ofDay.name })}
        </Button>
      )}
    </>
  );
}

function CampaignChoice({ post, onChoose }: ChoiceProps): ReactElement {
  const say = useWords(postWords);
  const { campaign } = post.plan;
  const { choices, outside } = useCampaignChoices({ agencyId: post.agency.id, present: campaign, day: dayOf(post) });
  return (
    <>
      <SelectField
        label={say('plan.campaign')}
        value={campaign?.id ?? ''}
        choices={[{ value: '', label: say('plan.none') }, ...choices]}
        onChoose={(id) => onChoose(id || null)}
      />
      {outside(campaign?.id ?? '') && <p className={css.outside}>{say('plan.outside')}</p>}
    </>
  );
}

function usePlacing(post: PostView, present: Place): (part: Partial<Place>) => void {
  const say = useWords(postWords);
  const params = { id: post.id };
  const undo = useAct(placePostEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const { act } = useAct(placePostEndpoint, {
    onDone: ({ voided }) => {
      if (voided) toast(say('voided.flow'));
      else toast(say('plan.saved'), () => undo.act({ params, body: present }));
    },
    onRefused: ({ message }) => toastRefusal(message),
  });
  return (part) => void act({ params, body: { ...present, ...part } });
}

function PlanFacts({ post: { plan } }: Props): ReactElement {
  const say = useWords(postWords);
  const facts = [
    [say('plan.pillar'), plan.pillar?.name],
    [say('plan.campaign'), plan.campaign?.name],
    [say('plan.duty'), plan.duty && say(`duty.${plan.duty}`)],
  ] as const;
  return (
    <dl className={css.planFacts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? say('plan.none')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The day it went out, or is meant to. */
function dayOf({ publishedAt, publishAt, agency }: PostView): string | null {
  const at = publishedAt ?? publishAt;
  return at === null ? null : isoDay(new Date(at), agency.zone);
}

/** Monday is 1. */
function weekdayOf(day: string | null): number | undefined {
  return day === null ? undefined : new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
