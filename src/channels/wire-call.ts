import type { GuardedFetch, WireFault } from '#platform/http/guarded-fetch.ts';
import { refuse, unreachable, type Result } from '#platform/result.ts';
import type { OutgoingRequest, Reply, Session } from './connector.ts';
import type { Failure } from './failure.ts';
import { slowUntil } from './rate-limits.ts';

/** The guarded client as connectors know it: what went wrong on the wire is a failure, so they only judge answers. */
export function wireCall(fetch: GuardedFetch, now: () => Date): Session['http'] {
  return async (request: OutgoingRequest): Promise<Result<Reply, Failure>> => {
    const answer = await fetch(request);
    if (!answer.ok) return refuse(failureOf(answer.refusal));
    const { status } = answer.value;
    if (status === 429) return refuse({ kind: 'slow-down', until: slowUntil(answer.value, now()) ?? now() });
    if (status === 408 || status >= 500) return refuse({ kind: 'unanswered', detail: `HTTP ${status}` });
    return answer;
  };
}

function failureOf(fault: WireFault): Failure {
  switch (fault.kind) {
    case 'address-refused':
      return { kind: 'unreachable', detail: `address refused: ${fault.host}` };
    case 'not-sent':
      return { kind: 'unreachable', detail: fault.reason };
    case 'no-answer':
      return { kind: 'unanswered', detail: fault.reason };
    case 'too-large':
      return { kind: 'unanswered', detail: `answer larger than ${fault.maxBytes} bytes` };
    default:
      return unreachable(fault);
  }
}
