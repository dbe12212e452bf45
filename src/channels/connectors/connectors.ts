import type { Connector } from '#channels/connector.ts';
import type { Network } from '#channels/limits.ts';
import { blueskyConnector } from './bluesky/bluesky.ts';
import type { BlueskySettings } from './bluesky/settings.ts';
import { byHandConnector } from './by-hand/by-hand.ts';
import { portalConnector } from './portal/portal.ts';
import type { PortalHost } from './portal/portal-host.ts';

/** All networks the product speaks to. */
export type Connectors = Readonly<Record<Network, Connector>>;

export interface ConnectorSettings {
  readonly bluesky: BlueskySettings;
  readonly portal: PortalHost;
  readonly publicUrl: string;
}

export function connectorsFor({ bluesky, portal, publicUrl }: ConnectorSettings): Connectors {
  return {
    portal: portalConnector(portal, publicUrl),
    bluesky: blueskyConnector(bluesky),
    'by-hand': byHandConnector,
  };
}
