import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { mediumNames } from '#channels/contract.ts';
import type { CampaignTaskBody } from '#planning/contract.ts';
import { pillarListEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { newId } from '#web/kit/new-id.ts';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import { DayField } from './day-field.tsx';
import type { CampaignForm } from './use-campaign-form.ts';
import { campaignWords } from './words.ts';

interface TaskFieldsProps {
  readonly form: CampaignForm;
  readonly faulty: boolean;
}

/** What each agency is asked to publish. One task can be handed to all at once and then be changed for each. */
export function TaskFields({ form, faulty }: TaskFieldsProps): ReactElement {
  const say = useWords(campaignWords);
  const { draft, change } = form;
  const put = (id: string, part: Partial<CampaignTaskBody>): void =>
    change(({ tasks }) => ({ tasks: tasks.map((task) => (task.id === id ? { ...task, ...part } : task)) }));
  const add = (agencyIds: readonly string[], like: Partial<CampaignTaskBody> = {}): void =>
    change(({ tasks, endsOn }) => ({
      tasks: [...tasks, ...agencyIds.map((agencyId) => ({ ...blank(endsOn), ...like, id: newId(), agencyId }))],
    }));
  const remove = (id: string): void => {
    const { tasks } = draft;
    change({ tasks: tasks.filter((task) => task.id !== id) });
    toast(say('task.removed'), () => change({ tasks }));
  };
  const everybody = [draft.agencyId, ...draft.agencyIds];
  return (
    <>
      <p className={css.hint}>{say('tasks.hint')}</p>
      <div className={css.tasks}>
        {draft.tasks.map((task, index) => (
          <TaskRow
            key={task.id}
            task={task}
            number={index + 1}
            faulty={faulty}
            asked={everybody}
            onChange={(part) => put(task.id, part)}
            onRemove={() => remove(task.id)}
            onCopy={() => add(everybody.filter((id) => id !== task.agencyId), task)} // oxfmt-ignore
          />
        ))}
      </div>
      <div className={css.acts}>
        <Button icon={<IconPlus aria-hidden />} onClick={() => add([everybody[everybody.length > 1 ? 1 : 0] ?? ''])}>
          {say('task.add')}
        </Button>
        {draft.agencyIds.length > 0 && (
          <Button icon={<IconPlus aria-hidden />} onClick={() => add(draft.agencyIds)}>
            {say('task.add-all', { count: draft.agencyIds.length })}
          </Button>
        )}
      </div>
    </>
  );
}

function blank(endsOn: string): Omit<CampaignTaskBody, 'id' | 'agencyId'> {
  return { title: '', brief: '', medium: null, pillarId: null, dueOn: endsOn === '' ? null : endsOn };
}

interface TaskRowProps {
  readonly task: CampaignTaskBody;
  readonly number: number;
  readonly faulty: boolean;
  readonly asked: readonly string[];
  readonly onChange: (part: Partial<CampaignTaskBody>) => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
}

function TaskRow({ task, number, faulty, asked, onChange, onRemove, onCopy }: TaskRowProps): ReactElement {
  const say = useWords(campaignWords);
  const nameless = faulty && task.title.trim() === '' && task.brief.trim() !== '';
  return (
    <fieldset className={`${css.form} ${css.task}`} aria-label={say('task', { number })}>
      <div className={css.taskLine}>
        <TextField
          label={say('task', { number })}
          value={task.title}
          maxLength={200}
          placeholder={say('task.example')}
          error={nameless ? say('fault.task') : undefined}
          onWrite={(title) => onChange({ title })}
        />
        <IconButton label={say('task.remove', { number })} onClick={onRemove}>
          <IconTrash aria-hidden />
        </IconButton>
      </div>
      <TaskChoices task={task} asked={asked} onChange={onChange} />
      <TextArea
        label={say('task.brief')}
        optional
        rows={2}
        value={task.brief}
        maxLength={2000}
        onWrite={(brief) => onChange({ brief })}
      />
      {asked.length > 1 && task.title.trim() !== '' && (
        <div>
          <Button size="small" look="ghost" icon={<IconCopy aria-hidden />} onClick={onCopy}>
            {say('task.copy', { count: asked.length - 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function TaskChoices({ task, asked, onChange }: Pick<TaskRowProps, 'task' | 'asked' | 'onChange'>): ReactElement {
  const say = useWords(campaignWords);
  const web = useWords(webWords);
  const { agencies } = useSession();
  const pillars = useAnswer(pillarListEndpoint, { query: { agencyId: task.agencyId } }, { staleMs: 60_000 });
  const names = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  return (
    <div className={css.taskFacts}>
      <SelectField
        label={say('task.agency')}
        value={task.agencyId}
        choices={asked.map((id) => ({ value: id, label: names.get(id) ?? '…' }))}
        onChoose={(agencyId) => onChange({ agencyId, pillarId: null })}
      />
      <SelectField
        label={say('task.medium')}
        value={task.medium ?? ''}
        choices={[
          { value: '', label: say('task.medium.any') },
          ...mediumNames.map((medium) => ({ value: medium, label: mediumName(web, medium) })),
        ]}
        onChoose={(chosen) => onChange({ medium: mediumNames.find((medium) => medium === chosen) ?? null })}
      />
      <SelectField
        label={say('task.pillar')}
        value={task.pillarId ?? ''}
        choices={[
          { value: '', label: say('task.pillar.none') },
          ...(pillars.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(id) => onChange({ pillarId: id === '' ? null : id })}
      />
      <DayField
        label={say('task.due')}
        value={task.dueOn ?? ''}
        onChoose={(day) => onChange({ dueOn: day === '' ? null : day })}
      />
    </div>
  );
}
