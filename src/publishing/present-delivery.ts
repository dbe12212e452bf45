import type { AgencyTree } from '#organisation/index.ts';
import type { DeliveryView, QueueItem } from './contract.ts';
import type { ShownDelivery } from './delivery.view.ts';
import { mayBeRetried } from './deliveries/delivery.ts';
import { agencyIn } from './agency-in.ts';

export function presentInQueue(tree: AgencyTree, delivery: ShownDelivery, mayAct: boolean): QueueItem {
  const { post, reply_id: replyId } = delivery;
  return {
    ...presentDelivery(delivery, mayAct),
    agency: agencyIn(tree, delivery.agency_id),
    post: post && { id: post.id, title: post.title },
    replyId,
  };
}

export function presentDelivery(delivery: ShownDelivery, mayAct: boolean): DeliveryView {
  const { channel, content, state: storedState } = delivery;
  const state = storedState as DeliveryView['state'];
  return {
    id: delivery.id,
    channel,
    state,
    ...timesOf(delivery),
    url: delivery.url || null,
    late: delivery.late,
    paused: delivery.paused,
    takeDownAsked: delivery.take_down_asked,
    failure: failureOf(delivery),
    byHand: byHandOf(delivery),
    attempts: attemptsOf(delivery),
    ...wordsOf(content),
    goneAt: state === 'verified' ? (delivery.gone_at?.toISOString() ?? null) : null,
    can: mayAct ? actsOn(delivery, state) : { retry: false, resolve: false, prove: false, noteGone: false },
  };
}

function wordsOf({ title = '', text = '', pictures = [] }: ShownDelivery['content']) {
  return { title, text, pictures: [...pictures] };
}

function actsOn(
  { post, channel, gone_at: goneAt, gone_seen: seen }: ShownDelivery,
  state: DeliveryView['state'],
): DeliveryView['can'] {
  return {
    retry: (post?.approved ?? true) && mayBeRetried(state),
    resolve: state === 'unknown',
    prove: channel.network === 'by-hand' && (state === 'waiting-by-hand' || state === 'missed'),
    noteGone: state === 'verified' && goneAt !== null && !seen,
  };
}

function timesOf({ due_at, next_try_at, sent_at, verified_at }: ShownDelivery) {
  return {
    dueAt: due_at.toISOString(),
    nextTryAt: next_try_at?.toISOString() ?? null,
    sentAt: sent_at?.toISOString() ?? null,
    verifiedAt: verified_at?.toISOString() ?? null,
  };
}

function failureOf({ failure }: ShownDelivery): DeliveryView['failure'] {
  return failure && { kind: failure.kind, detail: failure.detail ?? '', until: failure.until ?? null };
}

function byHandOf({
  by_hand_name: by,
  verified_at: at,
  proof_media_id: mediaId,
}: ShownDelivery): DeliveryView['byHand'] {
  return by !== null && at !== null ? { by, at: at.toISOString(), mediaId } : null;
}

function attemptsOf({ attempts }: ShownDelivery): DeliveryView['attempts'] {
  return attempts.map((attempt) => ({
    ...attempt,
    state: attempt.state as DeliveryView['attempts'][number]['state'],
    at: new Date(attempt.at).toISOString(),
    endedAt: attempt.endedAt && new Date(attempt.endedAt).toISOString(),
  }));
}
