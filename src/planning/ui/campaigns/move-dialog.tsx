import { useState, type ReactElement } from 'react';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { DayField } from './day-field.tsx';
import { useMoveCampaign, type Movable } from './use-move-campaign.ts';
import { campaignWords } from './words.ts';

interface MoveDialogProps {
  /** Undefined while nothing is being moved. */
  readonly campaign: Movable | undefined;
  readonly onClose: () => void;
}

/** Moving and stretching without dragging. */
export function MoveDialog({ campaign, onClose }: MoveDialogProps): ReactElement {
  const say = useWords(campaignWords);
  return (
    <Dialog title={say('move')} open={campaign !== undefined} onClose={onClose} size="small">
      {campaign && <MoveForm key={campaign.id} campaign={campaign} onClose={onClose} />}
    </Dialog>
  );
}

function MoveForm({ campaign, onClose }: { readonly campaign: Movable; readonly onClose: () => void }): ReactElement {
  const say = useWords(campaignWords);
  const [period, setPeriod] = useState({ startsOn: campaign.startsOn, endsOn: campaign.endsOn });
  const move = useMoveCampaign();
  const wrong = period.endsOn < period.startsOn;
  const submit = async (): Promise<void> => {
    if (!wrong && (await move.move(campaign, period))) onClose();
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={move.refused} />
      <div className={css.pair}>
        <DayField
          label={say('starts')}
          value={period.startsOn}
          onChoose={(startsOn) => setPeriod({ ...period, startsOn })}
        />
        <DayField
          label={say('ends')}
          value={period.endsOn}
          error={wrong ? say('fault.period') : undefined}
          onChoose={(endsOn) => setPeriod({ ...period, endsOn })}
        />
      </div>
      <div className={css.acts}>
        {([-7, 7, 30] as const).map((days) => (
          <Button
            key={days}
            size="small"
            onClick={() =>
              setPeriod({ startsOn: shifted(period.startsOn, days), endsOn: shifted(period.endsOn, days) })
            }
          >
            {say('move.by', { sign: days < 0 ? 'back' : 'on', many: Math.abs(days) })}
          </Button>
        ))}
      </div>
      <div>
        <Button type="submit" look="primary" busy={move.busy}>
          {say('move.do')}
        </Button>
      </div>
    </Form>
  );
}

/** That many days later. */
export function shifted(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}
