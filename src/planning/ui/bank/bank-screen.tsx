import { IconCheck, IconPencil, IconPlus, IconSend, IconStack2 } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  approveBankEntryEndpoint,
  bankListEndpoint,
  bankStates,
  submitBankEntryEndpoint,
  type BankEntryView,
  type BankState,
} from '#planning/contract.ts';
import { pictureAddress } from '#media/contract.ts';
import type { Language } from '#platform/i18n/language.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { BankDrawer } from './bank-drawer.tsx';
import { bankWords } from './words.ts';

/** Bank Konten: evergreen content with its approval, its season and its uses. */
export function BankScreen(): ReactElement {
  const say = useWords(bankWords);
  const { agency } = useSession();
  const [state, chooseState] = useUrlState('status');
  const [text, search] = useUrlState('cari');
  const [edited, setEdited] = useState<BankEntryView | 'new'>();
  const wanted = bankStates.find((one) => one === state);
  const query = { text, ...(agency ? { agencyId: agency.id } : {}), ...(wanted ? { state: wanted } : {}) };
  const answer = useAnswer(bankListEndpoint, { query });
  const counts = answer.data?.counts ?? {};
  const states = [
    { value: '', label: say('state.all') },
    ...bankStates.map((value) => ({
      value: value as string,
      label: `${say(`state.${value}`)} (${counts[value] ?? 0})`,
    })),
  ];
  const add = (answer.data?.can.create.length ?? 0) > 0 && (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>
      {say('new')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <FilterBar>
        <FilterSelect label={say('state')} value={state} choices={states} onChoose={chooseState} />
        <SearchBox label={say('search')} value={text} onSearch={search} />
      </FilterBar>
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('none')} why={say('none.why')} actions={add} />
          ) : (
            <WorkList label={say('title')}>
              {items.map((entry) => (
                <EntryRow key={entry.id} entry={entry} onEdit={() => setEdited(entry)} />
              ))}
            </WorkList>
          )
        }
      </Answered>
      <BankDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </Page>
  );
}

function onRefused({ message }: { readonly message: string }): void {
  toastRefusal(message);
}

interface RowProps {
  readonly entry: BankEntryView;
  readonly onEdit: () => void;
}

function EntryRow({ entry, onEdit }: RowProps): ReactElement {
  const say = useWords(bankWords);
  const params = { id: entry.id };
  const approve = useAct(approveBankEntryEndpoint, {
    onRefused,
    onDone: () => toast(say('approved', { title: entry.title })),
  });
  const submit = useAct(submitBankEntryEndpoint, {
    onRefused,
    onDone: () => toast(say('submitted', { title: entry.title })),
  });
  const [picture] = entry.pictures;
  const title = entry.title || say('untitled');
  const mayApprove = entry.state === 'in-review' && entry.can.approve;
  const maySubmit = entry.can.write && ['draft', 'returned'].includes(entry.state);
  return (
    <WorkRow
      tile={
        <Tile icon={<IconStack2 aria-hidden />} picture={picture ? pictureAddress(picture.mediaId, '320') : null} />
      }
      meta={<EntryTags entry={entry} />}
      title={title}
      why={entry.returnNote ? say('returned', { note: entry.returnNote }) : entry.variants[0]}
      actions={
        <>
          {mayApprove && (
            <Button
              size="small"
              look="primary"
              icon={<IconCheck aria-hidden />}
              busy={approve.busy}
              onClick={() => void approve.act({ params, body: { revision: entry.revision } })}
            >
              {say('approve')}
            </Button>
          )}
          {maySubmit && (
            <Button
              size="small"
              icon={<IconSend aria-hidden />}
              busy={submit.busy}
              onClick={() => void submit.act({ params })}
            >
              {say('submit')}
            </Button>
          )}
          <Button
            size="small"
            icon={<IconPencil aria-hidden />}
            onClick={onEdit}
            aria-label={say(entry.can.write ? 'edit.entry' : 'read.entry', { title })}
          >
            {say(entry.can.write ? 'edit' : 'read')}
          </Button>
        </>
      }
    />
  );
}

const shownStates = { draft: 'draft', 'in-review': 'in-review', returned: 'returned', approved: 'approved' } as const satisfies Record<BankState, string>; // oxfmt-ignore

function EntryTags({ entry }: { readonly entry: BankEntryView }): ReactElement {
  const say = useWords(bankWords);
  const { agency } = useSession();
  const language = useLanguage();
  const { seasonFrom, seasonTo, expiresOn } = entry;
  const onlyWhen =
    seasonFrom &&
    seasonTo &&
    say('season.short', { from: dayMonth(seasonFrom, language), to: dayMonth(seasonTo, language) });
  return (
    <>
      <StatusTag state={shownStates[entry.state]} />
      {agency?.id !== entry.agency.id && <Tag look="line">{entry.agency.shortName}</Tag>}
      {entry.pillar && <Tag look="soga">{entry.pillar.name}</Tag>}
      {entry.campaign && <Tag look="accent">{entry.campaign.name}</Tag>}
      {onlyWhen && <Tag look="line">{onlyWhen}</Tag>}
      {expiresOn && <Tag look="line">{say('expires.short', { date: formatPlainDate(expiresOn, language) })}</Tag>}
      {entry.variants.length > 1 && <Tag look="line">{say('texts', { count: entry.variants.length })}</Tag>}
      <Tag look="line">{say('gap.short', { days: entry.minGapDays })}</Tag>
      <Uses entry={entry} />
      <Hindrance entry={entry} />
    </>
  );
}

function Uses({ entry: { uses, maxUses } }: { readonly entry: BankEntryView }): ReactElement {
  const say = useWords(bankWords);
  const times = useTimes();
  if (uses.lastAt === null) {
    return <Tag look="mute">{maxUses === null ? say('uses.none') : say('uses.none.of', { most: maxUses })}</Tag>;
  }
  const facts = { count: uses.count, time: times.date(uses.lastAt) };
  return <Tag look="mute">{maxUses === null ? say('uses', facts) : say('uses.of', { ...facts, most: maxUses })}</Tag>;
}

/** Why it can't be used today, though it is approved. */
function Hindrance({ entry: { state, hindrance, freeFrom } }: { readonly entry: BankEntryView }): ReactElement | null {
  const say = useWords(bankWords);
  const times = useTimes();
  if (state !== 'approved' || !hindrance) return null;
  const free = hindrance === 'gap' && freeFrom ? say('free-from', { time: times.date(freeFrom) }) : undefined;
  return <Tag look="warn">{free ?? say(`hindrance.${hindrance}`)}</Tag>;
}

/** `12-01` as `1 Des`. */
function dayMonth(text: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }); // oxfmt-ignore
  return format.format(new Date(`2024-${text}T00:00:00Z`));
}
