import type { Actor, AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import { answersOf } from './answers.store.ts';
import { applyAnswers, proposalFor } from './apply-answers.ts';
import type { Proposal } from './propose.ts';
import { saveAnswers } from './save-answers.ts';
import {
  applyAnswersEndpoint,
  proposalEndpoint,
  saveAnswersEndpoint,
  strategyAnswersEndpoint,
  type ProposalView,
} from './set-up-contract.ts';

export function setUpRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(strategyAnswersEndpoint, async ({ actor, params }) => {
    const writable = await writableAgency(tools.db, actor, params.id as AgencyId);
    if (!writable.ok) return writable;
    const { id, name, shortName } = writable.value.agency;
    const { answers, revision, appliedAt } = await answersOf(tools.db, id);
    const at = appliedAt?.toISOString() ?? null;
    return accept({ agency: { id, name, shortName }, answers, revision, appliedAt: at });
  });

  routes.serve(saveAnswersEndpoint, ({ actor, params, body: { revision, ...answers } }) =>
    saveAnswers(tools, actor, { agencyId: params.id as AgencyId, revision, answers }),
  );

  routes.serve(proposalEndpoint, async ({ actor, params, language }) => {
    const proposal = await proposalFor(tools.db, actor, { agencyId: params.id as AgencyId, language });
    return proposal.ok ? accept(present(proposal.value)) : proposal;
  });

  routes.serve(applyAnswersEndpoint, async ({ actor, params, language }) => {
    const applied = await applyAnswers(tools, actor, { agencyId: params.id as AgencyId, language });
    return applied.ok ? accept({ ...applied.value, pillarIds: [...applied.value.pillarIds] }) : applied;
  });
}

function present({ content, pillars, slots, goals }: Proposal): ProposalView {
  const { summary, goal, audiences, kinds, voice, avoid, hashtags } = content;
  const channels = content.channels.map(({ channelId, name, mediaClass, reason }) => {
    return { name, mediaClass, reason, registered: channelId !== null };
  });
  const lists = { audiences, channels, kinds, examples: voice.examples, avoid, hashtags };
  return { summary, goal, tone: voice.tone, ...lists, pillars: [...pillars], slots: [...slots], goals: [...goals] };
}
