import type { ReactElement } from 'react';
import { noNumber } from '#platform/time/format.ts';
import { pictureAddress } from '#media/contract.ts';
import type { AgencyRow, TopPost } from '#reporting/contract.ts';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { EmptyState } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { hasWord, useWords, type Say } from '#web/words/words.ts';
import css from './report.module.css';
import { useTelling, type Telling } from './telling.ts';
import { reportWords, type ReportWord } from './words.ts';

export function TopPosts({ posts }: { readonly posts: readonly TopPost[] }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  return (
    <section className={css.panelTable}>
      <h2>{say('top')}</h2>
      {posts.length === 0 ? (
        <EmptyState bare title={say('top.none')} why={say('top.none.why')} />
      ) : (
        <DataTable
          caption={say('top')}
          columns={postColumns(say, telling)}
          rows={posts}
          keyOf={({ postId }) => postId}
        />
      )}
      <p>{say('top.foot')}</p>
    </section>
  );
}

function postColumns(say: Say<ReportWord>, telling: Telling): readonly Column<TopPost>[] {
  return [
    { name: say('top.post'), width: '42%', show: (post) => <PostCell post={post} /> },
    { name: say('top.kind'), show: ({ kind }) => kindName(say, kind) },
    { name: say('top.channels'), show: ({ media }) => <MediumIcons media={media.map((medium) => ({ medium }))} /> },
    { name: say('top.seen'), number: true, show: ({ reach, views }) => telling.number(reach ?? views) },
    { name: say('top.interactions'), number: true, show: ({ interactions }) => telling.number(interactions) },
    {
      name: say('top.rate'),
      number: true,
      show: ({ rate }) =>
        rate
          ? say('top.rate.of', { value: `${telling.number(rate.value, 1)} %`, base: say(`base.${rate.base}`) })
          : noNumber,
    },
  ];
}

function kindName(say: Say<ReportWord>, kind: string): string {
  const key = `kind.${kind}`;
  return hasWord(reportWords, key) ? say(key) : kind;
}

function PostCell({ post }: { readonly post: TopPost }): ReactElement {
  const times = useTimes();
  return (
    <DeskLink
      to="/konten/$id"
      params={{ id: post.postId }}
      className={css.post}
      data-bare={post.picture ? undefined : true}
    >
      {post.picture && (
        <img src={pictureAddress(post.picture.id, '320')} alt="" loading="lazy" width={40} height={32} />
      )}
      <span>
        <b>{post.title}</b>
        <small>
          {post.agency} · {times.near(post.publishedAt)}
        </small>
      </span>
    </DeskLink>
  );
}

/** For whoever looks after several agencies. */
export function AgencyTable({ agencies }: { readonly agencies: readonly AgencyRow[] }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  return (
    <section className={css.panelTable}>
      <h2>{say('agencies')}</h2>
      <DataTable
        caption={say('agencies')}
        columns={agencyColumns(say, telling)}
        rows={agencies}
        keyOf={({ id }) => id}
      />
    </section>
  );
}

function agencyColumns(say: Say<ReportWord>, telling: Telling): readonly Column<AgencyRow>[] {
  return [
    { name: say('agencies.agency'), show: ({ shortName }) => <b>{shortName}</b> },
    { name: say('agencies.posts'), number: true, show: ({ posts }) => say('agencies.posts.of', posts) },
    { name: say('top.interactions'), number: true, show: ({ interactions }) => telling.number(interactions) },
    { name: say('agencies.followers'), number: true, show: ({ followers }) => telling.number(followers) },
    {
      name: say('agencies.change'),
      number: true,
      show: ({ followers, followersBefore }) =>
        followers === null || followersBefore === null ? noNumber : telling.signed(followers - followersBefore),
    },
    { name: say('agencies.answer'), number: true, show: ({ answers }) => telling.officeTime(answers.medianMinutes) },
    {
      name: say('agencies.in-time'),
      number: true,
      show: ({ answers }) => (answers.owed === 0 ? noNumber : say('agencies.in-time.of', answers)),
    },
  ];
}
