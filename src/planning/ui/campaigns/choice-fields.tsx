import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { mediumNames } from '#channels/contract.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { TextField } from '#web/kit/field.tsx';
import { Chip } from '#web/kit/filter-bar.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import type { CampaignForm } from './use-campaign-form.ts';
import { campaignWords } from './words.ts';

interface Props {
  readonly form: CampaignForm;
}

/** What everybody says the same way; they stand as notes in each post made for a task. */
export function TalkingPoints({ form: { draft, change } }: Props): ReactElement {
  const say = useWords(campaignWords);
  const points = draft.talkingPoints;
  const put = (index: number, point: string): void =>
    change(({ talkingPoints }) => ({ talkingPoints: talkingPoints.map((now, at) => (at === index ? point : now)) }));
  return (
    <div>
      <p className={css.label}>{say('points')}</p>
      <p className={css.hint}>{say('points.hint')}</p>
      <div className={css.points}>
        {points.map((point, index) => (
          <div key={index} className={css.point}>
            <TextField
              label={say('point', { number: index + 1 })}
              value={point}
              maxLength={500}
              onWrite={(words) => put(index, words)}
            />
            <IconButton
              label={say('point.remove', { number: index + 1 })}
              onClick={() =>
                change(({ talkingPoints }) => ({ talkingPoints: talkingPoints.filter((_, at) => at !== index) }))
              }
            >
              <IconX aria-hidden />
            </IconButton>
          </div>
        ))}
      </div>
      {points.length < 20 && (
        <div className={css.acts}>
          <Button
            size="small"
            icon={<IconPlus aria-hidden />}
            onClick={() => change(({ talkingPoints }) => ({ talkingPoints: [...talkingPoints, ''] }))}
          >
            {say('point.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

export function MediaChoice({ form: { draft, change } }: Props): ReactElement {
  const say = useWords(campaignWords);
  const web = useWords(webWords);
  return (
    <fieldset className={css.chips}>
      <legend className={css.label}>{say('media')}</legend>
      {mediumNames.map((medium) => (
        <Chip
          key={medium}
          on={draft.media.includes(medium)}
          icon={<MediumIcon medium={medium} />}
          onToggle={() =>
            change(({ media }) => ({
              media: media.includes(medium) ? media.filter((other) => other !== medium) : [...media, medium],
            }))
          }
        >
          {mediumName(web, medium)}
        </Chip>
      ))}
    </fieldset>
  );
}
