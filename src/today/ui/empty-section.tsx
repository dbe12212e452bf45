import { IconCalendarPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { FillDialog, type Chosen } from '#planning/ui/slots/fill-dialog.tsx';
import { useChannelName } from '#planning/ui/slots/use-channel-name.ts';
import type { EmptySlotItem } from '#today/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Section } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords } from './words.ts';

interface SectionProps {
  readonly total: number;
  readonly items: readonly EmptySlotItem[];
}

/** Slots for which nobody has planned anything, each with its next step. */
export function EmptySection({ total, items }: SectionProps): ReactElement | null {
  const say = useWords(todayWords);
  const [chosen, setChosen] = useState<Chosen>();
  if (total === 0 && !chosen) return null;
  return (
    <>
      <Section icon={<IconCalendarPlus />} tone="info" title={say('slot')} count={total} hint={say('slot.hint')}>
        <WorkList>
          {items.map((item) => (
            <Row key={`${item.slot.id} ${item.occurrence.at}`} item={item} onFill={() => setChosen(item)} />
          ))}
        </WorkList>
        <SeeAll shown={items.length} total={total} to="/slot" />
      </Section>
      <FillDialog chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}

function Row({ item: { slot, occurrence }, onFill }: { readonly item: EmptySlotItem; readonly onFill: () => void }) {
  const say = useWords(todayWords);
  const times = useTimes(slot.zone);
  const channelName = useChannelName();
  const when = times.near(occurrence.at);
  const purpose = slot.pillar?.name ?? slot.campaign?.name;
  const icon = slot.channel ? <MediumIcon medium={slot.channel.medium} /> : <IconCalendarPlus aria-hidden />;
  return (
    <WorkRow
      tile={<Tile icon={icon} />}
      meta={
        <>
          <span>{when}</span>
          {purpose && slot.name && <Tag look="soga">{purpose}</Tag>}
          <WhoseAgency name={slot.agency.shortName} />
        </>
      }
      title={slot.name || purpose || say('slot.any')}
      why={channelName(slot.channel)}
      actions={
        <Button onClick={onFill} aria-label={say('slot.do.at', { time: when })}>
          {say('slot.do')}
        </Button>
      }
    />
  );
}
