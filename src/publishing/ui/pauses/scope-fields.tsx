import type { ReactElement } from 'react';
import { channelListEndpoint } from '#channels/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { SelectField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useSession } from '#web/session/session.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import type { PauseDraft, ScopeKind } from './pause-draft.ts';
import { pauseWords } from './words.ts';

interface ScopeFieldsProps {
  readonly draft: PauseDraft;
  readonly onWrite: (part: Partial<PauseDraft>) => void;
}

const kinds: readonly ScopeKind[] = ['city', 'agency', 'programme', 'network', 'channel'];

/** The city, an agency, a programme, a network or one channel: as far as this person may. */
export function ScopeFields({ draft, onWrite }: ScopeFieldsProps): ReactElement {
  const say = useWords(pauseWords);
  const { agencies, can } = useSession();
  const [top] = agencies;
  const mayCity = top !== undefined && can('pause.write', top.id);
  const mine = agencies.filter(({ id }) => can('pause.write', id));
  const shown = kinds.filter((kind) => kind !== 'city' || mayCity);
  return (
    <>
      <SelectField
        label={say('scope')}
        value={draft.kind}
        choices={shown.map((value) => ({ value, label: say(`scope.${value}`) }))}
        onChoose={(kind) => onWrite({ kind })}
      />
      {draft.kind === 'programme' && <ProgrammeField draft={draft} onWrite={onWrite} />}
      {draft.kind === 'network' && <NetworkField draft={draft} onWrite={onWrite} />}
      {draft.kind === 'channel' && <ChannelField draft={draft} onWrite={onWrite} />}
      {draft.kind !== 'city' && draft.kind !== 'channel' && (
        <SelectField
          label={say(draft.kind === 'agency' ? 'agency' : 'agency.where')}
          value={draft.agencyId}
          choices={mine.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          onChoose={(agencyId) => onWrite({ agencyId })}
        />
      )}
    </>
  );
}

const unchosen = { value: '', label: '—' };

function ProgrammeField({ draft, onWrite }: ScopeFieldsProps): ReactElement {
  const say = useWords(pauseWords);
  const programmes = useAnswer(programmeNamesEndpoint, { query: {} }).data?.items ?? [];
  return (
    <SelectField
      label={say('programme')}
      value={draft.programmeId}
      choices={[unchosen, ...programmes.map(({ id, name }) => ({ value: id, label: name }))]}
      onChoose={(programmeId) => onWrite({ programmeId })}
    />
  );
}

function NetworkField({ draft, onWrite }: ScopeFieldsProps): ReactElement {
  const say = useWords(pauseWords);
  const web = useWords(webWords);
  const channels = useAnswer(channelListEndpoint, { query: {} }).data?.items ?? [];
  const media = [...new Set<string>(channels.map(({ medium }) => medium))];
  const named = media.map((value) => ({ value, label: mediumName(web, value) }));
  return (
    <SelectField
      label={say('network')}
      value={draft.medium}
      choices={[unchosen, ...named.toSorted((a, b) => a.label.localeCompare(b.label, 'id'))]}
      onChoose={(medium) => onWrite({ medium })}
    />
  );
}

function ChannelField({ draft, onWrite }: ScopeFieldsProps): ReactElement {
  const say = useWords(pauseWords);
  const web = useWords(webWords);
  const { can } = useSession();
  const channels = useAnswer(channelListEndpoint, { query: {} }).data?.items ?? [];
  const mine = channels.filter(({ agency }) => can('pause.write', agency.id));
  const choices = mine.map(({ id, name, medium, agency }) => {
    return { value: id, label: `${agency.shortName} · ${mediumName(web, medium)} · ${name}` };
  });
  return (
    <SelectField
      label={say('channel')}
      hint={choices.length === 0 ? say('nothing-to-choose') : undefined}
      value={draft.channelId}
      choices={[unchosen, ...choices.toSorted((a, b) => a.label.localeCompare(b.label, 'id'))]}
      onChoose={(channelId) => onWrite({ channelId })}
    />
  );
}
