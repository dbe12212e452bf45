import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { MeView } from '#organisation/contract.ts';
import { ZoneProvider } from '../kit/time.tsx';
import { chooseLanguage } from '../words/language.ts';
import { mayFrom, SessionContext, type Session } from './session.tsx';

const place = 'kentongan.agency';
const every = 'all';

/** Makes the session of who is signed in; remembers on this device which agency was looked at. */
export function SessionProvider({ me, children }: { readonly me: MeView; readonly children: ReactNode }): ReactElement {
  const [chosen, choose] = useState(() => localStorage.getItem(place) ?? every);
  const { language } = me.person;
  useEffect(() => chooseLanguage(language), [language]);
  const session = useMemo<Session>(() => {
    const agencies = me.agencies.filter(({ active }) => active);
    const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ id }) => id === chosen);
    return {
      person: me.person,
      cityName: me.city.name,
      agencies,
      agency,
      zone: agency?.zone ?? me.city.zone,
      can: mayFrom(me),
      chooseAgency: (id) => {
        localStorage.setItem(place, id ?? every);
        choose(id ?? every);
      },
    };
  }, [me, chosen]);
  return (
    <SessionContext value={session}>
      <ZoneProvider zone={session.zone}>{children}</ZoneProvider>
    </SessionContext>
  );
}
