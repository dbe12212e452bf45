import { useState, type ReactElement } from 'react';
import { byHandNumbersEndpoint, enterNumbersEndpoint } from '#reporting/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { SelectField, TextField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { Answered, EmptyState, RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import css from './report.module.css';
import { useTelling } from './telling.ts';
import { reportWords } from './words.ts';

type Channels = Got<typeof byHandNumbersEndpoint>['channels'];

/** Numbers that a person reads off a medium without an API. */
export function NumbersDrawer({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const say = useWords(reportWords);
  const { agency } = useSession();
  const query = agency ? { agencyId: agency.id } : {};
  const answer = useAnswer(
    byHandNumbersEndpoint,
    { query },
    { enabled: open, topics: ['metric', 'channel', 'delivery'] },
  );
  return (
    <Drawer title={say('hand.title')} open={open} onClose={onClose}>
      <Answered answer={answer}>
        {({ channels }) =>
          channels.length === 0 ? (
            <EmptyState
              bare
              title={say('hand.none')}
              why={say('hand.none.why')}
              actions={<LinkButton to="/kanal">{say('hand.see-channels')}</LinkButton>}
            />
          ) : (
            <Entry channels={channels} />
          )
        }
      </Answered>
    </Drawer>
  );
}

const ofPost = ['reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks'] as const;
const ofAccount = ['followers'] as const;
type Meaning = (typeof ofPost)[number] | 'followers';

function Entry({ channels }: { readonly channels: Channels }): ReactElement {
  const say = useWords(reportWords);
  const sayWeb = useWords(webWords);
  const [channelId, setChannelId] = useState('');
  const [deliveryId, setDeliveryId] = useState('');
  const channel = channels.find(({ id }) => id === channelId) ?? channels[0];
  if (!channel) return <></>;
  const of = channel.deliveries.some(({ id }) => id === deliveryId) ? deliveryId : '';
  return (
    <div className={css.stack}>
      <p>{say('hand.lead')}</p>
      <SelectField
        label={say('hand.channel')}
        value={channel.id}
        choices={channels.map(({ id, name, medium }) => ({
          value: id,
          label: `${mediumName(sayWeb, medium)} · ${name}`,
        }))}
        onChoose={setChannelId}
      />
      <SelectField
        label={say('hand.of')}
        value={of}
        choices={[
          { value: '', label: say('hand.of.account') },
          ...channel.deliveries.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChoose={setDeliveryId}
      />
      <Numbers key={`${channel.id} ${of}`} channel={channel} deliveryId={of === '' ? null : of} />
    </div>
  );
}

interface NumbersProps {
  readonly channel: Channels[number];
  readonly deliveryId: string | null;
}

function Numbers({ channel, deliveryId }: NumbersProps): ReactElement {
  const say = useWords(reportWords);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const save = useAct(enterNumbersEndpoint, {
    alsoChanges: ['metric'],
    onDone: ({ stored }) => {
      setTyped({});
      toast(say('hand.saved', { count: stored }));
    },
  });
  const last = useLast(channel, deliveryId);
  const meanings: readonly Meaning[] = deliveryId === null ? ofAccount : ofPost;
  const numbers = meanings.flatMap((meaning) => {
    const digits = (typed[meaning] ?? '').replaceAll(/\D/g, '');
    return digits === '' ? [] : [{ meaning, value: Number(digits) }];
  });
  return (
    <>
      <div className={css.numbers}>
        {meanings.map((meaning) => (
          <TextField
            key={meaning}
            label={say(`hand.${meaning}`)}
            hint={last(meaning)}
            inputMode="numeric"
            optional
            value={typed[meaning] ?? ''}
            onWrite={(value) => setTyped({ ...typed, [meaning]: value })}
          />
        ))}
      </div>
      <RefusalNote refused={save.refused} />
      <Button
        look="primary"
        busy={save.busy}
        onClick={() => void save.act({ body: { channelId: channel.id, deliveryId, numbers } })}
      >
        {say('hand.save')}
      </Button>
    </>
  );
}

/** What was written last, so that a slip of the pen is seen at once. */
function useLast({ followers, takenAt, deliveries }: Channels[number], deliveryId: string | null) {
  const say = useWords(reportWords);
  const times = useTimes();
  const telling = useTelling();
  const known = deliveries.find(({ id }) => id === deliveryId)?.numbers ?? [];
  return (meaning: Meaning): string | undefined => {
    const told =
      meaning === 'followers' ? { value: followers, takenAt } : known.find((number) => number.meaning === meaning);
    if (!told?.takenAt) return undefined;
    return say('hand.last', { value: telling.number(told.value), at: times.near(told.takenAt) });
  };
}
