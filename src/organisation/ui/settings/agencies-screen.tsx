import {
  IconArrowsMove,
  IconClipboardList,
  IconDots,
  IconPencil,
  IconPlus,
  IconPower,
  IconSettings,
} from '@tabler/icons-react';
import { useState, type CSSProperties, type ReactElement } from 'react';
import { listAgencies, setAgencyActive, type AgencyView } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Menu, MenuItem } from '#web/kit/menu.tsx';
import { Page, Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { AgencyDrawer, type AgencyTask } from './agency-drawer.tsx';
import { levelOf } from './agency-choices.ts';
import css from './settings.module.css';

/** The register of agencies as a tree. */
export function AgenciesScreen(): ReactElement {
  const say = useWords(organisationWords);
  const answer = useAnswer(listAgencies, {});
  const [task, setTask] = useState<AgencyTask>();
  const agencies = answer.data?.agencies ?? [];
  const top = agencies.find((agency) => agency.can.write);
  const actions = top && (
    <>
      <Button icon={<IconClipboardList aria-hidden />} onClick={() => setTask({ kind: 'paste', agency: top })}>
        {say('paste.do')}
      </Button>
      <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setTask({ kind: 'add', agency: top })}>
        {say('agency.add')}
      </Button>
    </>
  );
  return (
    <Page title={say('agencies.title')} lead={say('agencies.lead')} actions={actions}>
      <Answered answer={answer}>
        {(known) => (
          <Panel flush>
            <ul className={css.tree}>
              {known.agencies.map((agency) => (
                <li key={agency.id}>
                  <Branch agency={agency} level={levelOf(known.agencies, agency)} onTask={setTask} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Answered>
      <AgencyDrawer task={task} agencies={agencies} onClose={() => setTask(undefined)} />
    </Page>
  );
}

interface BranchProps {
  readonly agency: AgencyView;
  readonly level: number;
  readonly onTask: (task: AgencyTask) => void;
}

function Branch({ agency, level, onTask }: BranchProps): ReactElement {
  const say = useWords(organisationWords);
  const [former] = agency.aliases;
  return (
    <div className={css.branch} data-off={!agency.active || undefined} style={{ '--level': level } as CSSProperties}>
      <div>
        <b>{agency.shortName}</b>
        <small>
          {agency.name === agency.shortName ? agency.code : agency.name}
          {former && ` · ${say('agency.formerly', { name: former.shortName })}`}
        </small>
      </div>
      {!agency.active && <Tag look="line">{say('inactive')}</Tag>}
      {(agency.can.write || agency.can.settings) && <BranchMenu agency={agency} onTask={onTask} />}
    </div>
  );
}

function BranchMenu({ agency, onTask }: Omit<BranchProps, 'level'>): ReactElement {
  const say = useWords(organisationWords);
  const { active, can, shortName } = agency;
  const set = useAct(setAgencyActive, { onRefused: (refused) => toastRefusal(refused.message) });
  const params = { agencyId: agency.id };
  const toggle = async (): Promise<void> => {
    const done = await set.act({ params, body: { active: !active } });
    if (!done) return;
    toast(say(active ? 'agency.deactivated' : 'agency.activated', { name: shortName }), () =>
      set.act({ params, body: { active } }),
    );
  };
  const isTop = agency.parentId === null;
  return (
    <Menu
      target={
        <IconButton label={say('agency.menu', { name: shortName })}>
          <IconDots aria-hidden />
        </IconButton>
      }
    >
      {can.settings && active && (
        <MenuItem icon={<IconSettings size={18} aria-hidden />} onChoose={() => onTask({ kind: 'settings', agency })}>
          {say('agency.settings')}
        </MenuItem>
      )}
      {can.write && (
        <>
          {active && (
            <MenuItem icon={<IconPlus size={18} aria-hidden />} onChoose={() => onTask({ kind: 'add', agency })}>
              {say('agency.add-below')}
            </MenuItem>
          )}
          <MenuItem icon={<IconPencil size={18} aria-hidden />} onChoose={() => onTask({ kind: 'rename', agency })}>
            {say('agency.rename')}
          </MenuItem>
          {!isTop && (
            <MenuItem icon={<IconArrowsMove size={18} aria-hidden />} onChoose={() => onTask({ kind: 'move', agency })}>
              {say('agency.move')}
            </MenuItem>
          )}
          {!isTop && (
            <MenuItem icon={<IconPower size={18} aria-hidden />} onChoose={() => void toggle()}>
              {say(active ? 'deactivate' : 'activate')}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}
