import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { formKinds, mostLetters } from './citizen/typed-message.ts';

export const PublicMessageBody = z.object({
  kind: z.enum(['comment', ...formKinds]),
  /** The address of the post that a comment stands under, as in its web address. */
  post: z.string().max(200).optional(),
  /** The address of the agency that the others go to; without it, to the city. */
  agency: z.string().max(200).optional(),
  text: z.string().trim().min(1).max(mostLetters.text),
  name: z.string().trim().max(mostLetters.name).default(''),
  contact: z.string().trim().max(mostLetters.contact).default(''),
  village: z.string().trim().max(mostLetters.village).default(''),
  public: z.boolean().default(true),
  /** Set after the warning that the text holds personal data. */
  knowsPersonalData: z.boolean().default(false),
  /** Chosen by the sender: the same key again is the same message. */
  submissionKey: z.uuid(),
});

export const PublicMessageReceived = z.object({
  trackingCode: z.string(),
  moderation: z.enum(['waiting', 'shown', 'hidden']),
  /** Where its citizen follows it. */
  address: z.string(),
});

export const sendPublicMessageEndpoint = endpoint({
  method: 'post',
  path: '/public/messages',
  operation: 'public',
  summary: 'Send a comment, question, suggestion or complaint as a citizen; a person reads it before it is shown',
  body: PublicMessageBody,
  answer: PublicMessageReceived,
});

export const PublicTalk = z.object({
  kind: z.enum(['comment', ...formKinds]),
  state: z.enum(['open', 'done']),
  public: z.boolean(),
  agency: z.string(),
  said: z.array(
    z.object({
      by: z.enum(['citizen', 'city']),
      text: z.string(),
      at: z.iso.datetime(),
      moderation: z.enum(['waiting', 'shown', 'hidden']),
    }),
  ),
});

export const trackPublicMessageEndpoint = endpoint({
  method: 'get',
  path: '/public/messages/{code}',
  operation: 'public',
  summary: "A citizen's own message and the city's answers, by tracking code",
  params: z.object({ code: z.string().max(20) }),
  answer: PublicTalk,
});
