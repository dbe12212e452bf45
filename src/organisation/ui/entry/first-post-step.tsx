import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { channelListEndpoint } from '#channels/contract.ts';
import {
  approvePostEndpoint,
  createPostEndpoint,
  savePostEndpoint,
  schedulePostEndpoint,
  submitPostEndpoint,
} from '#publishing/contract.ts';
import { call } from '#web/api/call.ts';
import { asRefused, type Refused } from '#web/api/refused.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './entry.module.css';

interface Written {
  readonly title: string;
  readonly text: string;
}

/** Through the same doors as every later post: written, submitted, approved, published on the portal. */
export function FirstPostStep({
  agencyId,
  start,
}: {
  readonly agencyId: string;
  readonly start: Written;
}): ReactElement {
  const say = useWords(organisationWords);
  const [written, write] = useState(start);
  const publishing = usePublishing(agencyId);
  if (publishing.published) {
    return (
      <>
        <output className={css.done}>
          <IconCircleCheck aria-hidden />
          {say('first-post.done')}
        </output>
        <div className={css.group}>
          <Button look="primary" full onClick={() => location.assign('/desk/')}>
            {say('first-post.to-desk')}
          </Button>
          <div className={css.links}>
            <a href="/">{say('first-post.see')}</a>
          </div>
        </div>
      </>
    );
  }
  return (
    <Form onSubmit={() => publishing.publish(written)}>
      <ErrorSummary refused={publishing.refused} />
      <TextField
        label={say('first-post.headline')}
        maxLength={200}
        value={written.title}
        onWrite={(title) => write({ ...written, title })}
      />
      <TextArea
        label={say('first-post.text')}
        rows={6}
        value={written.text}
        onWrite={(text) => write({ ...written, text })}
      />
      <div className={css.foot}>
        <Button look="ghost" onClick={() => location.assign('/desk/')}>
          {say('first-post.later')}
        </Button>
        <Button type="submit" look="primary" busy={publishing.busy}>
          {say('first-post.do')}
        </Button>
      </div>
    </Form>
  );
}

function usePublishing(agencyId: string) {
  const [busy, setBusy] = useState(false);
  const [published, setPublished] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [postId, setPostId] = useState<string>();
  const publish = async (written: Written): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      const id = postId ?? (await call(createPostEndpoint, { body: { agencyId } })).id;
      setPostId(id);
      await publishOnPortal(id, agencyId, written);
      setPublished(true);
    } catch (error) {
      const known = asRefused(error);
      if (!known) throw error;
      setRefused(known);
    } finally {
      setBusy(false);
    }
  };
  return { publish, busy, published, refused };
}

async function publishOnPortal(id: string, agencyId: string, { title, text }: Written): Promise<void> {
  const { items } = await call(channelListEndpoint, { query: { agencyId } });
  const portal = items.filter(({ network, agency }) => network === 'portal' && agency.id === agencyId);
  const params = { id };
  const saved = await call(savePostEndpoint, {
    params,
    body: {
      title,
      text,
      kind: 'berita',
      informationClass: 'berkala',
      channels: portal.map((channel) => ({ channelId: channel.id, text: null })),
      pictures: [],
      revision: 1,
    },
  });
  await call(submitPostEndpoint, { params });
  await call(approvePostEndpoint, { params, body: { revision: saved.revision } });
  await call(schedulePostEndpoint, { params, body: { time: 'now' } });
}
