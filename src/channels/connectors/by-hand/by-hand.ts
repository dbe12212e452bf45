import type { Connector } from '#channels/connector.ts';

/**
 * Every medium without an interface of its own, from Instagram to a banner. A person publishes there and brings the
 * proof, so there is nothing to call: what differs between the media is data, in `medium.ts` and in the words.
 */
export const byHandConnector: Connector = { network: 'by-hand' };
