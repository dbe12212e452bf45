import type { ReactElement } from 'react';
import { electionGuardEndpoint, type ElectionGuardView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './elections.module.css';
import { electionWords } from './words.ts';

interface GuardsProps {
  readonly guards: readonly ElectionGuardView[];
}

/** Whether such posts are held back or need a reason: for all, and where an agency does it otherwise. */
export function GuardPanel({ guards }: GuardsProps): ReactElement | null {
  const say = useWords(electionWords);
  const [first, ...others] = guards;
  if (!first) return null;
  const differing = others.filter(({ own }) => own !== null);
  return (
    <div className={css.guards}>
      <Panel title={say('guard')}>
        <p className={css.quiet}>{say('guard.why')}</p>
        <div className={css.rules}>
          {[first, ...differing].map((guard) => (
            <Rule key={guard.agencyId} guard={guard} />
          ))}
        </div>
        {others.length > differing.length && (
          <details className={css.others}>
            <summary>{say('guard.others', { count: others.length - differing.length })}</summary>
            <div className={css.rules}>
              {others
                .filter(({ own }) => own === null)
                .map((guard) => (
                  <Rule key={guard.agencyId} guard={guard} />
                ))}
            </div>
          </details>
        )}
      </Panel>
    </div>
  );
}

type Chosen = 'follows' | 'asks' | 'blocks';

function Rule({ guard }: { readonly guard: ElectionGuardView }): ReactElement {
  const say = useWords(electionWords);
  const { agencyId, shortName, own, blocks, top } = guard;
  const params = { agencyId };
  const undo = useAct(electionGuardEndpoint, { alsoChanges: ['election'], onRefused: ({ message }) => toastRefusal(message) });
  const set = useAct(electionGuardEndpoint, {
    alsoChanges: ['election'],
    onDone: (_, { body }) =>
      toast(say(`guard.set.${ruleOf(body.blocks)}`, { name: shortName }), () => undo.act({ params, body: { blocks: own } })),
    onRefused: ({ message }) => toastRefusal(message),
  });
  const choices: readonly { value: Chosen; label: string }[] = [
    ...(top ? [] : [{ value: 'follows' as const, label: say(blocks ? 'guard.follows.blocks' : 'guard.follows') }]),
    { value: 'asks', label: say('guard.asks') },
    { value: 'blocks', label: say('guard.blocks') },
  ];
  return (
    <SelectField
      label={say('guard.of', { name: shortName })}
      value={ruleOf(top ? blocks : own)}
      choices={choices}
      onChoose={(rule) => void set.act({ params, body: { blocks: rule === 'follows' ? null : rule === 'blocks' } })}
    />
  );
} // oxfmt-ignore

function ruleOf(blocks: boolean | null): Chosen {
  if (blocks === null) return 'follows';
  return blocks ? 'blocks' : 'asks';
}
