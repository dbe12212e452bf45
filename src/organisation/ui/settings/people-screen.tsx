import { IconMailPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { listPeople, type PersonView } from '#organisation/contract.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Avatar } from '#web/kit/avatar.tsx';
import { Button } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { PersonMenu } from './person-menu.tsx';
import css from './settings.module.css';

/** Who works here, with which role; and who was invited. */
export function PeopleScreen(): ReactElement {
  const say = useWords(organisationWords);
  const { agencies, can } = useSession();
  const [agencyId, chooseAgency] = useUrlState('opd');
  const [q, search] = useUrlState('cari');
  const [inviting, setInviting] = useState(false);
  const pages = usePages(listPeople, { query: { ...(agencyId === '' ? {} : { agencyId }), q } });
  const invite = can('person.invite') && (
    <Button look="primary" icon={<IconMailPlus aria-hidden />} onClick={() => setInviting(true)}>
      {say('invite')}
    </Button>
  );
  return (
    <Page title={say('people.title')} lead={say('people.lead')} actions={invite}>
      <FilterBar>
        {agencies.length > 1 && (
          <FilterSelect
            label={say('agency')}
            value={agencyId}
            choices={[{ value: '', label: say('agency.all') }, ...agencyChoices(agencies)]}
            onChoose={chooseAgency}
          />
        )}
        <SearchBox label={say('people.search')} value={q} onSearch={search} />
      </FilterBar>
      {can('person.invite') && <InvitationsPanel />}
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      {pages.items.length > 0 && (
        <Panel flush>
          <ul aria-label={say('people.title')}>
            {pages.items.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
          <MoreButton {...pages} />
        </Panel>
      )}
      {pages.first && pages.items.length === 0 && (
        <EmptyState title={say('people.none')} why={say('people.none.why')} />
      )}
      <InviteDrawer open={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}

function PersonRow({ person }: { readonly person: PersonView }): ReactElement {
  const say = useWords(organisationWords);
  const { agencies } = useSession();
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.shortName ?? '…';
  return (
    <li className={css.person}>
      <Avatar name={person.name} />
      <div>
        <b>{person.name}</b>
        <small>
          {[person.jobTitle, person.email].filter(Boolean).join(' · ')}
          {person.lastSeenAt && (
            <> · {say.rich('people.seen', { time: <Time key="seen" at={person.lastSeenAt} form="near" /> })}</>
          )}
        </small>
        <div className={css.roles}>
          {!person.active && <Tag look="line">{say('inactive')}</Tag>}
          {person.asksForReset && <Tag look="warn">{say('people.asks-for-reset')}</Tag>}
          {person.memberships.map(({ agencyId, role }) => (
            <Tag key={agencyId + role} look={role === 'coordinator' ? 'accent' : 'mute'}>
              {say(`role.${role}`)} · {nameOf(agencyId)}
            </Tag>
          ))}
        </div>
      </div>
      {person.can.manage && <PersonMenu person={person} />}
    </li>
  );
}
