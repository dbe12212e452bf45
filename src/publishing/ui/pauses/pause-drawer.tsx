import { IconPlayerPause } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { changePauseEndpoint, endPauseEndpoint, startPauseEndpoint, type PauseView } from '#publishing/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { DateTimeField } from '#web/kit/date-time-field.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { CheckField, Form, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession, type Session } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { AllowedPosts } from './allowed-posts.tsx';
import { draftOf, targetOfDraft, termsOfDraft, type PauseDraft } from './pause-draft.ts';
import css from './pauses.module.css';
import { ScopeFields } from './scope-fields.tsx';
import { pauseWords } from './words.ts';

interface PauseDrawerProps {
  /** The one to change; none: a new one. */
  readonly pause?: PauseView;
  readonly onClose: () => void;
}

/** Filled in so that one more press is enough. */
export function PauseDrawer({ pause, onClose }: PauseDrawerProps): ReactElement {
  const say = useWords(pauseWords);
  const session = useSession();
  const [draft, setDraft] = useState<PauseDraft>(() =>
    pause ? draftOf(pause) : firstDraft(session, say('reason.first')),
  );
  const [tried, setTried] = useState(false);
  const acts = useSaving(pause, onClose);
  const write = (part: Partial<PauseDraft>): void => setDraft((former) => ({ ...former, ...part }));
  const reasonless = draft.reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!reasonless) acts.save(draft);
  };
  const ready = pause !== undefined || targetOfDraft(draft) !== undefined;
  return (
    <Drawer
      title={say(pause ? 'title.change' : 'title.new')}
      open
      onClose={onClose}
      foot={
        <Button
          look={pause ? 'primary' : 'danger'}
          icon={pause ? undefined : <IconPlayerPause aria-hidden />}
          busy={acts.busy}
          disabled={!ready}
          onClick={submit}
        >
          {say(pause ? 'save' : 'start')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <RefusalNote refused={acts.refused} actions={<span />} />
        <p className={css.effect}>
          {say('effect')} {(draft.kind === 'city' || draft.kind === 'agency') && say('effect.slots')}
        </p>
        {!pause && <ScopeFields draft={draft} onWrite={write} />}
        <TermsFields
          draft={draft}
          pause={pause}
          reasonless={tried && reasonless}
          refused={acts.refused}
          onWrite={write}
        />
      </Form>
    </Drawer>
  );
}

interface TermsFieldsProps {
  readonly draft: PauseDraft;
  readonly pause: PauseView | undefined;
  readonly reasonless: boolean;
  readonly refused: Refused | null;
  readonly onWrite: (part: Partial<PauseDraft>) => void;
}

/** Why, until when, and what goes out all the same. */
function TermsFields({ draft, pause, reasonless, refused, onWrite }: TermsFieldsProps): ReactElement {
  const say = useWords(pauseWords);
  const { zone } = useSession();
  return (
    <>
      <TextField
        label={say('reason')}
        hint={say('reason.hint')}
        value={draft.reason}
        maxLength={300}
        onWrite={(reason) => onWrite({ reason })}
        error={reasonless ? say('reason.needed') : refused?.about('reason')}
      />
      <DateTimeField
        label={say('ends')}
        hint={say('ends.hint')}
        optional
        value={draft.endsAt}
        zone={zone}
        onChoose={(endsAt) => onWrite({ endsAt })}
        error={refused?.about('endsAt')}
      />
      <CheckField
        label={say('replies')}
        hint={say('replies.hint')}
        on={draft.repliesGoOn}
        onToggle={(repliesGoOn) => onWrite({ repliesGoOn })}
      />
      <AllowedPosts known={pause?.allowed ?? []} chosen={draft.allowed} onChoose={(allowed) => onWrite({ allowed })} />
    </>
  );
}

/** The widest that this person may pause: what is chosen in the bar, else the city, else their own agency. */
function firstDraft({ agency, agencies, can }: Session, reason: string): PauseDraft {
  const [top] = agencies;
  const isCity = agency === undefined && top !== undefined && can('pause.write', top.id);
  const own = [agency, ...agencies].find((one) => one !== undefined && can('pause.write', one.id));
  const nothing = { programmeId: '', medium: '', channelId: '', endsAt: null, allowed: [], repliesGoOn: true };
  return { ...nothing, kind: isCity ? 'city' : 'agency', agencyId: own?.id ?? '', reason };
}

function useSaving(pause: PauseView | undefined, onDone: () => void) {
  const say = useWords(pauseWords);
  const end = useAct(endPauseEndpoint);
  const start = useAct(startPauseEndpoint, {
    onDone: ({ id, underWay }) => {
      onDone();
      toast(say('started', { count: underWay }), () => end.act({ params: { id } }));
    },
  });
  const change = useAct(changePauseEndpoint, {
    onDone: ({ missed }) => {
      onDone();
      toast(say('changed', { count: missed }));
    },
  });
  const save = (draft: PauseDraft): void => {
    const target = targetOfDraft(draft);
    if (pause) void change.act({ params: { id: pause.id }, body: termsOfDraft(draft) });
    else if (target) void start.act({ body: { target, ...termsOfDraft(draft) } });
  };
  return { save, busy: start.busy || change.busy, refused: start.refused ?? change.refused };
}
