import { useState, type ReactElement } from 'react';
import { isoDay } from '#platform/time/format.ts';
import { enterAchievementEndpoint, type IndicatorView } from '#strategy/programmes/contract.ts';
import { readNumber } from '#strategy/ui/read-number.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** What was achieved, on which day, and where that comes from. */
export function AchievementForm({
  indicator,
  onClose,
}: {
  readonly indicator: IndicatorView;
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const today = isoDay(useNow(), useSession().zone);
  const [draft, setDraft] = useState({ value: '', onDay: today, source: '', proofUrl: '' });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const enter = useAct(enterAchievementEndpoint, {
    onDone: () => {
      toast(say('achieve.saved'));
      onClose();
    },
  });
  const value = readNumber(draft.value, language);
  const submit = (): void => {
    setTried(true);
    if (typeof value !== 'number' || draft.source.trim() === '' || draft.onDay === '') return;
    void enter.act({ params: { id: indicator.id }, body: { ...draft, value } });
  };
  return (
    <Form onSubmit={submit} label={say('achieve.of', { name: indicator.name })}>
      <ErrorSummary refused={enter.refused} />
      <div className={css.pair}>
        <TextField
          label={indicator.unit === '' ? say('achieve.value') : say('achieve.value.unit', { unit: indicator.unit })}
          inputMode="decimal"
          value={draft.value}
          onWrite={(text) => change({ value: text })}
          error={tried && typeof value !== 'number' ? say('number.needed') : undefined}
        />
        <TextField
          label={say('achieve.day')}
          type="date"
          max={today}
          value={draft.onDay}
          onWrite={(onDay) => change({ onDay })}
          error={tried && draft.onDay === '' ? say('day.needed') : undefined}
        />
      </div>
      <TextField
        label={say('achieve.source')}
        value={draft.source}
        maxLength={300}
        onWrite={(source) => change({ source })}
        error={tried && draft.source.trim() === '' ? say('achieve.source.needed') : undefined}
      />
      <TextField
        label={say('proof-url')}
        type="url"
        optional
        value={draft.proofUrl}
        onWrite={(proofUrl) => change({ proofUrl })}
        error={enter.refused?.about('proofUrl')}
      />
      <span className={css.acts}>
        <Button type="submit" look="primary" busy={enter.busy}>
          {say('save')}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
      </span>
    </Form>
  );
}
