import type { ReactElement } from 'react';
import { channelClasses, type StrategyContent, type StrategyView } from '#strategy/contract.ts';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

type ChosenChannel = StrategyContent['channels'][number];

function Read({ content: { channels } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  const classes = channelClasses.filter((name) => channels.some(({ mediaClass }) => mediaClass === name));
  return (
    <div className={css.groups}>
      {classes.map((mediaClass) => (
        <section key={mediaClass} aria-label={say(`class.${mediaClass}`)}>
          <h3>{say(`class.${mediaClass}`)}</h3>
          <ul className={css.lines}>
            {channels
              .filter((channel) => channel.mediaClass === mediaClass)
              .map(({ name, reason, channelId }, index) => (
                <li key={index}>
                  <b>{name}</b>
                  {channelId === null && <Tag look="line">{say('channel.unregistered')}</Tag>}
                  {reason !== '' && <p>{reason}</p>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const blank: ChosenChannel = { channelId: null, name: '', mediaClass: 'new', reason: '' };

function Edit({ strategy, writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Rows
      rows={draft.channels}
      blank={blank}
      onChange={(make) => change(({ channels }) => ({ channels: make(channels) }))}
      words={{
        add: say('channel.add'),
        removed: say('channel.removed'),
        remove: (number) => say('row.remove', { number }),
      }}
    >
      {(row, write) => <ChannelFields row={row} write={write} strategy={strategy} />}
    </Rows>
  );
}

interface FieldsProps {
  readonly row: ChosenChannel;
  readonly write: (part: Partial<ChosenChannel>) => void;
  readonly strategy: StrategyView;
}

function ChannelFields({ row, write, strategy }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  const sayMedium = useWords(webWords);
  const nameOf = ({ name, medium }: StrategyView['channels'][number]): string =>
    `${mediumName(sayMedium, medium)} · ${name}`;
  const known = strategy.channels.some(({ id }) => id === row.channelId);
  const gone = row.channelId !== null && !known ? [{ value: row.channelId, label: row.name }] : [];
  const choices = [
    { value: '', label: say('channel.other') },
    ...strategy.channels.map((channel) => ({ value: channel.id, label: nameOf(channel) })),
    ...gone,
  ];
  const choose = (id: string): void => {
    const chosen = strategy.channels.find((channel) => channel.id === id);
    write(
      chosen
        ? { channelId: id, name: nameOf(chosen).slice(0, 160), mediaClass: chosen.mediaClass }
        : { channelId: null },
    );
  };
  return (
    <>
      <SelectField label={say('channel')} value={row.channelId ?? ''} choices={choices} onChoose={choose} />
      {row.channelId === null && (
        <div className={css.pair}>
          <TextField label={say('channel.name')} value={row.name} maxLength={160} onWrite={(name) => write({ name })} />
          <SelectField
            label={say('class')}
            value={row.mediaClass}
            choices={channelClasses.map((value) => ({ value, label: say(`class.${value}`) }))}
            onChoose={(mediaClass) => write({ mediaClass })}
          />
        </div>
      )}
      <TextArea
        label={say('channel.reason')}
        hint={say('channel.reason.hint')}
        rows={2}
        value={row.reason}
        maxLength={800}
        onWrite={(reason) => write({ reason })}
      />
    </>
  );
}

export const channelsPart: Part = { name: 'channels', isFilled: ({ channels }) => channels.length > 0, Read, Edit };
