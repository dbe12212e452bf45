import type { ReactElement } from 'react';
import { StrategyScreen } from '#strategy/ui/guide/strategy-screen.tsx';
import { useSession } from '#web/session/session.tsx';
import { MixPanel } from './mix-panel.tsx';

/** The strategy, and beside it whether what is out and what is planned follows it. */
export function StrategyWithMix(): ReactElement {
  const { can } = useSession();
  return <StrategyScreen beside={can('campaign.read') && <MixPanel narrow />} />;
}
