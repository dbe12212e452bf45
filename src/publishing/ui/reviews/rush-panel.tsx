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

const onRefused = ({ message }: { readonly message: string }): void => toastRefusal(message);

/** Who may publish before a review, agency by agency. */
export function RushPanel({ rush }: RushPanelProps): ReactElement | null {
  const say = useWords(reviewWords);
  const { agencies } = useSession();
  const [chosen, choose] = useState('');
  const here = rush.find(({ agencyId }) => agencyId === chosen) ?? rush[0];
  const undo = useAct(setRushEndpoint, { onRefused });
  const was = here && { agencyId: here.agencyId, roles: [...here.roles] };
  const set = useAct(setRushEndpoint, {
    onRefused,
    onDone: () => toast(say('rush.saved'), was && (() => undo.act({ body: was }))),
  });
  if (!here) return null;
  const { agencyId, roles } = here;
  const save = (next: readonly Role[]): void => void set.act({ body: { agencyId, roles: [...next] } });
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
            onToggle={(on) => save(on ? [...roles, role] : roles.filter((one) => one !== role))}
          />
        ))}
      </div>
    </Panel>
  );
}
