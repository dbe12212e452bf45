import { postTalkEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';

/** What is said about a post, and who is writing in it. */
export function useTalk(postId: string) {
  return useAnswer(postTalkEndpoint, { params: { id: postId } }, { topics: ['post', 'post-talk'] });
}
