import { useState, type ReactElement } from 'react';
import { rushRoles, setRushEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { CheckField, SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './reviews.module.css';
import { reviewWords } from './words.ts';

type Role = (typeof rushRoles)[number];

interface RushPanelProps {
  readonly rush: readonly { readonly agencyId: string; readonly roles: readonly Role[] }[];
}

/** Who may publish before a review, agency by agency. */
export function RushPanel({ rush }: RushPanelProps): ReactElement | null {
  const say = useWords(reviewWords);
  const { agencies } = useSession();
  const [chosen, choose] = useState('');
  const here = rush.find(({ agencyId }) => agencyId === chosen) ?? rush[0];
  const set = useAct(setRushEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  if (!here) return null;
  const { agencyId, roles } = here;
  const save = async (next: readonly Role[]): Promise<void> => {
    await set.act({ body: { agencyId, roles: [...next] } });
    toast(say('rush.saved'), () => set.act({ body: { agencyId, roles: [...roles] } }));
  };
  const choices = agencies
    .filter(({ id }) => rush.some((one) => one.agencyId === id))
    .map(({ id, shortName }) => ({ value: id, label: shortName }));
  return (
    <Panel title={say('rush.panel')}>
      <div className={css.rush}>
        <p className={css.quiet}>{say('rush.lead')}</p>
        {choices.length > 1 && (
          <SelectField label={say('form.agency')} value={agencyId} choices={choices} onChoose={choose} />
        )}
        {rushRoles.map((role) => (
          <CheckField
            key={role}
            label={say(`rush.role.${role}`)}
            on={roles.includes(role)}
            disabled={set.busy}
            onToggle={(on) => void save(on ? [...roles, role] : roles.filter((one) => one !== role))}
          />
        ))}
      </div>
    </Panel>
  );
}
