import { createContext, useContext } from 'react';
import type { MeView, Operation } from '#organisation/contract.ts';

export type SessionAgency = MeView['agencies'][number];

/** Who sits at the desk, for which agencies, and which of them is chosen. */
export interface Session {
  readonly person: MeView['person'];
  readonly cityName: string;
  /** Those the person may see, parents before their children. */
  readonly agencies: readonly SessionAgency[];
  /** Undefined while "Semua OPD" is chosen. */
  readonly agency: SessionAgency | undefined;
  readonly chooseAgency: (id: string | undefined) => void;
  /** Whose wall clock counts: the chosen agency's, else the city's. */
  readonly zone: string;
  /** Whether the person may do that there; without an agency: anywhere. */
  readonly can: (operation: Operation, agencyId?: string) => boolean;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** Only below the shell, where somebody is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the shell');
  return session;
}

/** From the server's word on what the person may do where. */
export function mayFrom({ may }: Pick<MeView, 'may'>): Session['can'] {
  return (operation, agencyId) => {
    const where = may[operation];
    if (where === undefined) return false;
    if (where === 'all') return true;
    return agencyId === undefined ? where.length > 0 : where.includes(agencyId);
  };
}
