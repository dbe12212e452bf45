import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { cropAddress, pictureAddress } from '#media/contract.ts';
import type { PostContentBody, PostView } from '#publishing/contract.ts';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import type { Tab } from './channel-tabs.tsx';
import { picturesFor } from '#publishing/contract.ts';
import { useChannelLabel } from './channel-label.ts';
import { useCardOf } from './cards/use-card-of.ts';
import css from './preview.module.css';
import { textOf } from './text-of.ts';
import { postWords } from './words.ts';

interface PostPreviewProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  readonly tab: Tab;
}

/** How it will look where it goes; the base text is shown as its first channel shows it. */
export function PostPreview({ post, draft, tab }: PostPreviewProps): ReactElement | null {
  const cardOf = useCardOf(draft);
  const say = useWords(postWords);
  const label = useChannelLabel(post.channels);
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const shown = tab === 'base' ? draft.channels[0]?.channelId : tab;
  const channel = post.channels.find(({ id }) => id === shown);
  if (!channel) return null;
  const text = textOf(draft, channel.id);
  const pictures = picturesFor(draft.pictures, channel.medium, cardOf);
  const sent = { ...draft, pictures: [...pictures] };
  const onPhone = channel.network === 'bluesky';
  const choices = [
    { value: 'light', label: say('preview.light') },
    { value: 'dark', label: say('preview.dark') },
  ] as const;
  return (
    <Panel
      title={say('preview', { channel: label(channel) })}
      actions={
        onPhone && <Segmented label={say('preview.scheme')} value={scheme} choices={choices} onChoose={setScheme} />
      }
    >
      {channel.network === 'portal' && <PortalPage {...{ post, draft: sent, text }} />}
      {onPhone && <PhoneCard {...{ post, draft: sent, text, scheme }} handle={channel.handle} />}
      {channel.network === 'by-hand' && <ByHandSheet medium={channel.medium} text={text} draft={sent} />}
      <p className={css.caption}>
        <IconInfoCircle size={15} aria-hidden />
        {say(
          `preview.note.${channel.network === 'bluesky' || channel.network === 'portal' ? channel.network : 'by-hand'}`,
        )}
      </p>
    </Panel>
  );
}

interface ShownProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  readonly text: string;
}

function PortalPage({ post, draft, text }: ShownProps): ReactElement {
  const say = useWords(postWords);
  const [first] = draft.pictures;
  return (
    <article className={css.portal} lang="id">
      {first && <img src={pictureAddress(first.mediaId, '960')} alt={first.alt} />}
      <h3>{draft.title.trim() || say('untitled')}</h3>
      <small>{post.agency.name}</small>
      <Paragraphs text={text} />
    </article>
  );
}

interface PhoneCardProps extends ShownProps {
  readonly scheme: 'light' | 'dark';
  readonly handle: string;
}

const picturesShown = 4;

function PhoneCard({ post, draft, text, scheme, handle }: PhoneCardProps): ReactElement {
  const pictures = draft.pictures.slice(0, picturesShown);
  return (
    <article className={css.phone} data-mantine-color-scheme={scheme} lang="id">
      <header>
        <span className={css.crest} aria-hidden="true">
          {post.agency.shortName.slice(0, 2)}
        </span>
        <span>
          <b>{post.agency.name}</b>
          <small>@{handle}</small>
        </span>
      </header>
      <p className={css.words}>{linked(text)}</p>
      {pictures.length > 0 && (
        <div className={css.shots} data-count={pictures.length}>
          {pictures.map((picture) => (
            <span key={picture.mediaId}>
              <img src={shownAt(picture, 'bluesky')} alt={picture.alt} />
              {picture.alt.trim() !== '' && <b aria-hidden="true">ALT</b>}
            </span>
          ))}
        </div>
      )}
    </article>
  );
}

/** As it goes there. */
function shownAt({ mediaId, crops }: PostContentBody['pictures'][number], medium: string): string {
  const crop = crops?.[medium];
  return crop ? cropAddress(mediaId, crop, '960') : pictureAddress(mediaId, '320');
}

function ByHandSheet({ medium, text, draft }: { medium: string; text: string; draft: PostContentBody }): ReactElement {
  const say = useWords(postWords);
  return (
    <article className={css.sheet} lang="id">
      <header>
        <MediumIcon medium={medium} />
        <b>{draft.title.trim() || say('untitled')}</b>
      </header>
      <Paragraphs text={text} />
      {draft.pictures.length > 0 && (
        <>
          <div className={css.shots} data-count={Math.min(draft.pictures.length, picturesShown)}>
            {draft.pictures.slice(0, picturesShown).map((picture) => (
              <span key={picture.mediaId}>
                <img src={shownAt(picture, medium)} alt={picture.alt} />
              </span>
            ))}
          </div>
          <small>{say('preview.pictures', { count: draft.pictures.length })}</small>
        </>
      )}
    </article>
  );
}

function Paragraphs({ text }: { readonly text: string }): ReactElement[] {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph, index) => <p key={`${index}${paragraph.slice(0, 20)}`}>{paragraph}</p>);
}

/** Web addresses, tags and names in another colour, as the network shows them. */
function linked(text: string): ReactNode[] {
  const parts = text.split(/(https?:\/\/\S+|[#@][\p{L}\d._-]+)/u);
  return parts.map((part, index) => (index % 2 === 1 ? <em key={`${index}${part}`}>{part}</em> : part));
}
