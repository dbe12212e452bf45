import { useEffect, useRef, useState, type ReactElement } from 'react';
import {
  campaignEndpoint,
  createCampaignEndpoint,
  saveCampaignEndpoint,
  type CampaignBody,
  type CampaignView,
} from '#planning/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, ErrorNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useGo, useParam, useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { CampaignFields } from './campaign-form.tsx';
import css from './campaigns.module.css';
import { bodyOf, faultsOf, useCampaignForm, withoutBlanks, type FormFault } from './use-campaign-form.ts';
import { campaignWords } from './words.ts';

/** `/kampanye/baru`, also from a range drawn on the timeline or from a gap in coverage. */
export function NewCampaignScreen(): ReactElement {
  const say = useWords(campaignWords);
  const { agency, agencies, can } = useSession();
  const [startsOn] = useUrlState('dari');
  const [endsOn] = useUrlState('sampai');
  const [programmeId] = useUrlState('program');
  const [kind] = useUrlState('jenis', 'campaign');
  const mine = agencies.filter(({ id }) => can('campaign.write', id));
  const lead = mine.find(({ id }) => id === agency?.id) ?? mine[0];
  const start: CampaignBody = {
    ...empty,
    kind: kind === 'theme' ? 'theme' : 'campaign',
    agencyId: lead?.id ?? '',
    startsOn,
    endsOn,
    programmeId: programmeId === '' ? null : programmeId,
  };
  return (
    <Editor
      title={say('new')}
      lead={say('new.lead')}
      back={{ to: '/kampanye', label: say('title') }}
      place={`campaign:new:${startsOn}:${programmeId}`}
      start={start}
    />
  );
}

const empty: CampaignBody = {
  agencyId: '',
  kind: 'campaign',
  name: '',
  summary: '',
  goal: '',
  audience: '',
  media: [],
  budgetLine: '',
  budgetAmount: null,
  talkingPoints: [],
  startsOn: '',
  endsOn: '',
  programmeId: null,
  agencyIds: [],
  tasks: [],
};

/** `/kampanye/$id/ubah` */
export function EditCampaignScreen(): ReactElement {
  const say = useWords(campaignWords);
  const id = useParam('id');
  const answer = useAnswer(campaignEndpoint, { params: { id } });
  // What was opened stays under the hands; whoever saved meanwhile is told about when saving.
  const [opened, setOpened] = useState<CampaignView>();
  if (answer.data && !opened) setOpened(answer.data);
  const back = { to: '/kampanye/$id', params: { id }, label: opened?.name ?? say('title') };
  return (
    <Answered answer={{ ...answer, data: opened }}>
      {(campaign) => (
        <Editor
          key={campaign.revision}
          title={say('edit.title', { name: campaign.name })}
          lead={say('edit.lead')}
          back={back}
          place={`campaign:${id}`}
          start={bodyOf(campaign)}
          existing={campaign}
          onTakeTheirs={() => void answer.refetch().then(({ data }) => setOpened(data))}
        />
      )}
    </Answered>
  );
}

interface EditorProps {
  readonly title: string;
  readonly lead: string;
  readonly back: { readonly to: string; readonly label: string; readonly params?: Readonly<Record<string, string>> };
  /** Names the draft on this device. */
  readonly place: string;
  readonly start: CampaignBody;
  readonly existing?: CampaignView;
  readonly onTakeTheirs?: () => void;
}

function Editor({ title, lead, back, place, start, existing, onTakeTheirs }: EditorProps): ReactElement {
  const say = useWords(campaignWords);
  const go = useGo();
  const form = useCampaignForm(place, start);
  const [tried, setTried] = useState(false);
  const faults: ReadonlySet<FormFault> = tried ? faultsOf(form.draft) : new Set();
  const storing = useStoring(existing, (id, name) => {
    form.forget();
    toast(say(existing ? 'saved' : 'created', { name }));
    go('/kampanye/$id', { id });
  });
  useRestoredNote(form.restored, form.startAnew);
  const body = useRef<HTMLDivElement>(null);
  const save = (revision?: number): void => {
    setTried(true);
    if (faultsOf(form.draft).size === 0) storing.store(withoutBlanks(form.draft), revision);
    else requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  useKey('mod+Enter', () => save(), { whileTyping: true });
  const meanwhile = storing.refused?.kind === 'campaign-changed-meanwhile' ? storing.refused : undefined;
  return (
    <Page title={title} lead={lead} back={back}>
      <div ref={body}>
        {meanwhile ? (
          <Meanwhile refused={meanwhile} onMine={save} onTheirs={() => {form.forget(); onTakeTheirs?.();}} /> // oxfmt-ignore
        ) : (
          <ErrorSummary refused={storing.refused} />
        )}
        <CampaignFields form={form} faults={faults} />
      </div>
      <div className={css.foot}>
        {form.dirty && <small>{say('kept-here')}</small>}
        <Button onClick={() => go(back.to, back.params)}>{say('cancel')}</Button>
        <Button look="primary" busy={storing.busy} title="Ctrl + Enter" onClick={() => save()}>
          {say(existing ? 'save' : 'create')}
        </Button>
      </div>
    </Page>
  );
}

function useStoring(existing: CampaignView | undefined, onStored: (id: string, name: string) => void) {
  const create = useAct(createCampaignEndpoint, { onDone: ({ id }, { body }) => onStored(id, body.name) });
  const save = useAct(saveCampaignEndpoint, { onDone: (_, { params, body }) => onStored(params.id, body.name) });
  return {
    store: (body: CampaignBody, revision?: number): void => {
      if (!existing) void create.act({ body });
      else void save.act({ params: { id: existing.id }, body: { ...body, revision: revision ?? existing.revision } });
    },
    busy: create.busy || save.busy,
    refused: existing ? save.refused : create.refused,
  };
}

function useRestoredNote(restored: boolean, startAnew: () => void): void {
  const say = useWords(campaignWords);
  const words = say('restored');
  const told = useRef(false);
  useEffect(() => {
    if (!restored || told.current) return;
    told.current = true;
    toast(words, startAnew);
  }, [restored, words, startAnew]);
}

interface MeanwhileProps {
  readonly refused: Refused;
  readonly onMine: (revision: number) => void;
  readonly onTheirs: () => void;
}

/** Somebody else saved first: both exist, and the writer decides. */
function Meanwhile({ refused, onMine, onTheirs }: MeanwhileProps): ReactElement {
  const web = useWords(webWords);
  const { revision } = refused.facts as { readonly revision?: number };
  return (
    <ErrorNote
      what={refused.message}
      actions={
        <>
          <Button look="primary" onClick={() => onMine(revision ?? 1)}>
            {web('save.conflict.mine')}
          </Button>
          <Button onClick={onTheirs}>{web('save.conflict.theirs')}</Button>
        </>
      }
    />
  );
}
