import { IconSpeakerphone } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { ConfirmButton } from '#strategy/ui/key-messages/confirm-button.tsx';
import type { KeyMessageToRead } from '#today/contract.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Section } from '#web/kit/page.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { SeeAll, WhoseAgency } from './see-all.tsx';
import { todayWords } from './words.ts';

interface SectionProps {
  readonly total: number;
  readonly items: readonly KeyMessageToRead[];
}

/** Key messages that nobody of the agency has confirmed yet. */
export function ReadSection({ total, items }: SectionProps): ReactElement | null {
  const say = useWords(todayWords);
  if (total === 0) return null;
  return (
    <Section icon={<IconSpeakerphone />} tone="soga" title={say('read')} count={total} hint={say('read.hint')}>
      <WorkList>
        {items.map((message) => (
          <Row key={`${message.id}${message.agency.id}`} message={message} />
        ))}
      </WorkList>
      <SeeAll shown={items.length} total={total} to="/pesan-kunci" />
    </Section>
  );
}

function Row({ message }: { readonly message: KeyMessageToRead }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const { id, title, note, version, issuer, issuedAt, agency } = message;
  const at = times.near(issuedAt);
  return (
    <WorkRow
      tile={<Tile icon={<IconSpeakerphone />} />}
      meta={
        <>
          <span>{say('read.from', { issuer, at })}</span>
          <WhoseAgency name={agency.shortName} />
        </>
      }
      title={
        <DeskLink to="/pesan-kunci/$id" params={{ id }}>
          {title}
        </DeskLink>
      }
      why={version > 1 && note !== '' ? say('read.revised', { version, note }) : undefined}
      actions={
        <>
          <LinkButton size="small" to="/pesan-kunci/$id" params={{ id }}>
            {say('fix.look')}
          </LinkButton>
          <ConfirmButton message={message} agency={agency} primary />
        </>
      }
    />
  );
}
