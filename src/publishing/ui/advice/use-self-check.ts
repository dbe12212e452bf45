import { useState } from 'react';
import { selfCheckEndpoint, type Principle, type PostView, type RuleId, type SelfCheck } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { toastRefusal } from '#web/kit/undo-toast.tsx';

export interface NotedCheck extends SelfCheck {
  readonly mayNote: boolean;
  readonly silence: (rule: RuleId, quiet: boolean) => void;
  readonly look: (principle: Principle, seen: boolean) => void;
}

/** What the writer has looked at. Stands at once; a refusal takes it back. */
export function useSelfCheck(post: PostView): NotedCheck {
  const [wished, wish] = useState<SelfCheck | undefined>();
  const noted = wished ?? post.selfCheck;
  const { act } = useAct(selfCheckEndpoint, {
    onRefused: ({ message }) => {
      wish(undefined);
      toastRefusal(message);
    },
  });
  const note = (next: SelfCheck): void => {
    wish(next);
    void act({ params: { id: post.id }, body: next });
  };
  return {
    ...noted,
    mayNote: post.can.edit,
    silence: (rule, quiet) => note({ ...noted, silenced: withOrWithout(noted.silenced, rule, quiet) }),
    look: (principle, seen) => note({ ...noted, principles: withOrWithout(noted.principles, principle, seen) }),
  };
}

function withOrWithout<One>(all: readonly One[], one: One, wanted: boolean): One[] {
  const others = all.filter((other) => other !== one);
  return wanted ? [...others, one] : others;
}
