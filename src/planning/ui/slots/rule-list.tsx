import { IconClockHour4, IconPencil } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { SlotView } from '#planning/contract.ts';
import { zoneLabel } from '#platform/time/format.ts';
import { Button } from '#web/kit/button.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { EmptyState } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { SlotTags, useSlotTitle } from './slot-card.tsx';
import css from './slots.module.css';
import { useRuleWords } from '#web/words/use-rule-words.ts';
import { slotWords } from './words.ts';

interface ListProps {
  readonly slots: readonly SlotView[];
  readonly onEdit: (slot: SlotView) => void;
}

/** The slots themselves, with their rule in words; of several agencies each under its own heading. */
export function RuleList({ slots, onEdit }: ListProps): ReactElement {
  const say = useWords(slotWords);
  const { agency } = useSession();
  if (slots.length === 0) return <EmptyState title={say('rules.none')} why={say('rules.none.why')} />;
  const byAgency = [...Map.groupBy(slots, (slot) => slot.agency.id).values()];
  return (
    <div>
      {byAgency.map((own) => (
        <AgencyRules key={own[0]?.agency.id} slots={own} onEdit={onEdit} open={agency !== undefined} />
      ))}
    </div>
  );
}

function AgencyRules({ slots, onEdit, open }: ListProps & { readonly open: boolean }): ReactElement {
  const say = useWords(slotWords);
  const name = slots[0]?.agency.shortName ?? '';
  return (
    <details className={css.day} open={open}>
      <summary>
        <h2>{name}</h2>
        <span>{say('rules.count', { count: slots.length })}</span>
      </summary>
      <WorkList label={name}>
        {slots.map((slot) => (
          <RuleRow key={slot.id} slot={slot} onEdit={() => onEdit(slot)} />
        ))}
      </WorkList>
    </details>
  );
}

function RuleRow({ slot, onEdit }: { readonly slot: SlotView; readonly onEdit: () => void }): ReactElement {
  const say = useWords(slotWords);
  const inWords = useRuleWords();
  const times = useTimes(slot.zone);
  const title = useSlotTitle()(slot);
  const clock = useLanguage() === 'id' ? slot.time.replace(':', '.') : slot.time;
  const when = `${inWords(slot.rule)} ${clock} ${zoneLabel(slot.zone)}`;
  const next = slot.nextAt ? say('next', { time: times.near(slot.nextAt) }) : say('over');
  return (
    <WorkRow
      tile={<Tile icon={slot.channel ? <MediumIcon medium={slot.channel.medium} /> : <IconClockHour4 aria-hidden />} />}
      meta={
        <>
          <SlotTags slot={slot} withPurpose={slot.name !== ''} />
          {slot.onHolidays !== 'keep' && <Tag look="line">{say(`holidays.${slot.onHolidays}.short`)}</Tag>}
          {slot.autoFill !== 'off' && <Tag look="info">{say('auto.short', { days: slot.autoFillDays })}</Tag>}
          {slot.paused && <Tag look="warn">{say('paused')}</Tag>}
        </>
      }
      title={title}
      why={say('rule.when', { when, next })}
      actions={
        slot.can.write && (
          <Button
            size="small"
            icon={<IconPencil aria-hidden />}
            onClick={onEdit}
            aria-label={say('edit.slot', { name: title })}
          >
            {say('edit')}
          </Button>
        )
      }
    />
  );
}
