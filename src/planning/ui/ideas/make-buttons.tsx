import { IconCalendarPlus, IconWriting } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { activityFromIdeaEndpoint, removeActivityEndpoint, type IdeaView } from '#planning/contract.ts';
import { createPostEndpoint, removePostEndpoint } from '#publishing/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

/** At the idea's own agency where one may write there, else at the one that is chosen. */
export function MakeButtons({ idea }: { readonly idea: IdeaView }): ReactElement {
  const say = useWords(ideaWords);
  const go = useGo();
  const { agency, agencies, can } = useSession();
  const place = (operation: 'activity.write' | 'post.write'): string | undefined => {
    const wanted = [agency?.id, idea.agency.id, ...agencies.map(({ id }) => id)];
    return wanted.find((id) => id !== undefined && can(operation, id));
  };
  const undone = {
    alsoChanges: ['idea'] as const,
    onDone: () => go('/ide', {}, { ide: idea.id }),
    onRefused: ({ message }: Refused) => toastRefusal(message),
  };
  const removeActivity = useAct(removeActivityEndpoint, undone);
  const removePost = useAct(removePostEndpoint, undone);
  const makeActivity = useAct(activityFromIdeaEndpoint, {
    alsoChanges: ['idea'],
    onDone: ({ id }) => {
      go('/kegiatan/$id', { id });
      toast(say('made.activity'), () => removeActivity.act({ params: { id } }));
    },
    onRefused: ({ message }) => toastRefusal(message),
  });
  const makePost = useAct(createPostEndpoint, {
    alsoChanges: ['idea'],
    onDone: ({ id }) => {
      go('/konten/$id', { id });
      toast(say('made.post'), () => removePost.act({ params: { id } }));
    },
    onRefused: ({ message }) => toastRefusal(message),
  });
  const [forActivity, forPost] = [place('activity.write'), place('post.write')];
  return (
    <div className={css.acts}>
      {forActivity && !idea.activity && (
        <Button
          look="primary"
          icon={<IconCalendarPlus aria-hidden />}
          busy={makeActivity.busy}
          onClick={() => void makeActivity.act({ params: { id: idea.id }, body: { agencyId: forActivity } })}
        >
          {say('make.activity')}
        </Button>
      )}
      {forPost && !idea.post && (
        <Button
          icon={<IconWriting aria-hidden />}
          busy={makePost.busy}
          onClick={() => void makePost.act({ body: { agencyId: forPost, ideaId: idea.id } })}
        >
          {say('make.post')}
        </Button>
      )}
    </div>
  );
}
