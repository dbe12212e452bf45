import { type ReactElement, useMemo } from 'react';
import { channelListEndpoint } from '#channels/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { countsByProgramme, goalListEndpoint } from '#strategy/goals/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { CheckField, Field, SelectField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useSession, type SessionAgency } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import type { GoalDraft } from './goal-draft.ts';
import type { PartProps } from './goal-drawer.tsx';
import css from './goals.module.css';
import { goalWords } from './words.ts';

interface PlaceProps extends PartProps {
  readonly isNew: boolean;
  readonly editedId: string | undefined;
}

/** Whose goal it is, whose numbers count, and what it belongs to. */
export function GoalPlacePart({ draft, change, isNew, editedId }: PlaceProps): ReactElement {
  const say = useWords(goalWords);
  const { agencies, can } = useSession();
  const below = useBelow(draft.agencyId);
  const writable = agencies.filter(({ id }) => can('goal.write', id));
  return (
    <fieldset className={css.part}>
      <legend>{say('form.place')}</legend>
      {isNew && writable.length > 1 && (
        <SelectField
          label={say('form.agency')}
          value={draft.agencyId}
          choices={writable.map(({ id, shortName, name }) => ({
            value: id,
            label: shortName === name ? name : `${shortName} · ${name}`,
          }))}
          onChoose={(agencyId) => {
            const hasBelow = agencies.some(({ parentId }) => parentId === agencyId);
            change({ agencyId, contributors: hasBelow ? 'all' : 'own', contributorIds: [], channelIds: [] });
          }}
        />
      )}
      {below.length > 1 && <Contributors draft={draft} change={change} below={below} />}
      {draft.metric !== 'by-hand' && <Channels draft={draft} change={change} />}
      <Ties draft={draft} change={change} editedId={editedId} />
    </fieldset>
  );
}

type Changing = Pick<PartProps, 'draft' | 'change'>;

/** The agency and everything below it. */
function useBelow(agencyId: string): readonly SessionAgency[] {
  const { agencies } = useSession();
  return useMemo(() => {
    const reached = new Set([agencyId]);
    for (const { id, parentId } of agencies) if (parentId !== null && reached.has(parentId)) reached.add(id);
    return agencies.filter(({ id }) => reached.has(id));
  }, [agencies, agencyId]);
}

function Contributors({ draft, change, below }: Changing & { readonly below: readonly SessionAgency[] }): ReactElement {
  const say = useWords(goalWords);
  const agency = below.find(({ id }) => id === draft.agencyId)?.shortName ?? '';
  const modes = (['own', 'all', 'chosen'] as const).map((value) => ({
    value,
    label: say(`contributors.${value}`, { agency }),
  }));
  const chosen = new Set(draft.contributorIds);
  return (
    <>
      <SelectField
        label={say('form.contributors')}
        hint={say('form.contributors.hint')}
        value={draft.contributors}
        choices={modes}
        onChoose={(contributors) => change({ contributors, channelIds: [] })}
      />
      {draft.contributors === 'chosen' && (
        <fieldset className={css.choices} aria-label={say('contributors.chosen', { agency })}>
          {below.map(({ id, shortName }) => (
            <CheckField
              key={id}
              label={shortName}
              on={chosen.has(id)}
              onToggle={(on) =>
                change({ contributorIds: on ? [...chosen, id] : [...chosen].filter((one) => one !== id) })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function Channels({ draft, change }: Changing): ReactElement {
  const say = useWords(goalWords);
  const sayWeb = useWords(webWords);
  const { data } = useAnswer(
    channelListEndpoint,
    { query: { agencyId: draft.agencyId } },
    { enabled: draft.agencyId !== '' },
  );
  const counting = useReach(draft);
  const channels = (data?.items ?? []).filter(({ agency }) => counting.has(agency.id));
  const chosen = new Set(draft.channelIds);
  return (
    <Field label={say('form.channels')} hint={say('form.channels.hint')}>
      {({ id }) => (
        <fieldset id={id} className={css.choices} aria-label={say('form.channels')}>
          <CheckField label={say('channels.all')} on={chosen.size === 0} onToggle={() => change({ channelIds: [] })} />
          {channels.map((channel) => (
            <CheckField
              key={channel.id}
              label={channel.name || channel.handle || mediumName(sayWeb, channel.medium)}
              hint={`${mediumName(sayWeb, channel.medium)} · ${channel.agency.shortName}`}
              on={chosen.has(channel.id)}
              onToggle={(on) =>
                change({ channelIds: on ? [...chosen, channel.id] : [...chosen].filter((one) => one !== channel.id) })
              }
            />
          ))}
        </fieldset>
      )}
    </Field>
  );
}

/** Whose channels may be chosen. */
function useReach({ agencyId, contributors, contributorIds }: GoalDraft): ReadonlySet<string> {
  const below = useBelow(agencyId);
  if (contributors === 'own') return new Set([agencyId]);
  if (contributors === 'all') return new Set(below.map(({ id }) => id));
  const reached = new Set(contributorIds);
  for (const { id, parentId } of below) if (parentId !== null && reached.has(parentId)) reached.add(id);
  return reached;
}

function Ties({ draft, change, editedId }: Changing & { readonly editedId: string | undefined }): ReactElement {
  return (
    <>
      {(draft.metric === 'by-hand' || countsByProgramme(draft.metric)) && <Programme draft={draft} change={change} />}
      <Supported draft={draft} change={change} editedId={editedId} />
    </>
  );
}

function Programme({ draft, change }: Changing): ReactElement {
  const say = useWords(goalWords);
  const { data } = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const named = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      label={say('form.programme')}
      hint={say('form.programme.hint')}
      optional
      value={draft.programmeId ?? ''}
      choices={[{ value: '', label: say('none') }, ...withPresent(named, draft.programmeId, say('present'))]}
      onChoose={(id) => change({ programmeId: id === '' ? null : id })}
    />
  );
}

function Supported({
  draft,
  change,
  editedId,
}: Changing & { readonly editedId: string | undefined }): ReactElement | null {
  const say = useWords(goalWords);
  const { data } = useAnswer(goalListEndpoint, { query: {} });
  const others = (data?.items ?? [])
    .filter(({ id }) => id !== editedId)
    .map(({ id, agency, change: words }) => ({ value: id, label: `${agency.shortName}: ${words}` }));
  if (others.length === 0 && draft.supportsId === null) return null;
  return (
    <SelectField
      label={say('form.supports')}
      hint={say('form.supports.hint')}
      optional
      value={draft.supportsId ?? ''}
      choices={[{ value: '', label: say('none') }, ...withPresent(others, draft.supportsId, say('present'))]}
      onChoose={(id) => change({ supportsId: id === '' ? null : id })}
    />
  );
}

type Choices = readonly { readonly value: string; readonly label: string }[];

/** What is chosen stays among the choices even when it has ended or is out of sight. */
function withPresent(choices: Choices, present: string | null, label: string): Choices {
  if (present === null || choices.some(({ value }) => value === present)) return choices;
  return [...choices, { value: present, label }];
}
