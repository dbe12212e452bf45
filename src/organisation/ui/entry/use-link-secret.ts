import { useState } from 'react';

/** The secret of a link stands behind `#`, so it never reaches a server log; taken out of the address once read. */
export function useLinkSecret(): string {
  const [secret] = useState(() => {
    const given = location.hash.slice(1);
    if (given !== '') history.replaceState(history.state, '', location.pathname + location.search);
    return given;
  });
  return secret;
}
