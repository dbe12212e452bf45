import { useState, type ReactElement } from 'react';
import { postEndpoint, type PostView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { ZoneProvider } from '#web/kit/time.tsx';
import { useParam, useUrlState } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { Composer } from './composer.tsx';
import { PostReader } from './post-reader.tsx';
import { postWords } from './words.ts';

/** One post: written here by those who may, read and decided on by the others. */
export function PostScreen(): ReactElement {
  const id = useParam('id');
  const say = useWords(postWords);
  const answer = useAnswer(postEndpoint, { params: { id } });
  if (answer.data) return <Opened key={id} post={answer.data} />;
  return (
    <Page title={say('page')} back={{ to: '/konten', label: say('list.title') }}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}

/** Opened anew when somebody else saved and nothing here was waiting to be saved. */
function Opened({ post }: { readonly post: PostView }): ReactElement {
  const [times, setTimes] = useState(0);
  const [mode] = useUrlState('mode');
  // Whoever can approve it reads first; a press on "Ubah" opens the same words for writing.
  const writes = post.can.edit && (mode === 'tulis' || !['in-review', 'approved', 'scheduled'].includes(post.state));
  return (
    <ZoneProvider zone={post.agency.zone}>
      {writes ? (
        <Composer key={times} post={post} onReopen={() => setTimes((now) => now + 1)} />
      ) : (
        <PostReader post={post} />
      )}
    </ZoneProvider>
  );
}
