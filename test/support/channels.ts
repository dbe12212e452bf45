import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Db } from '../../src/platform/db/db.ts';
import type { GuardedFetch } from '../../src/platform/http/guarded-fetch.ts';
import { accept, refuse, type Result } from '../../src/platform/result.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import type { Connected, Connector, Failure, PortalHost } from '../../src/channels/index.ts';
import { connectorsFor, plcDirectory, type ChannelTools } from '../../src/channels/index.ts';

export const sealingKey = 'a secret key that is long enough for tests';

/** A network whose answers the test chooses. Its app password is `right`. */
export interface ChosenNetwork {
  account: { remoteId: string; handle: string };
  check: Result<{ readonly handle: string }, Failure>;
}

export interface TestChannels {
  readonly tools: ChannelTools;
  readonly network: ChosenNetwork;
  /** Ids of channels that were told to work again. */
  readonly reconnected: string[];
  /** All that was logged. */
  readonly logged: string[];
}

const nowhere: GuardedFetch = () => Promise.resolve(refuse({ kind: 'not-sent', reason: 'ENOTFOUND' }));
const noPortal: PortalHost = {
  publishPage: () => Promise.resolve(refuse({ kind: 'rejected', detail: '' })),
  publishReply: () => Promise.resolve(refuse({ kind: 'rejected', detail: '' })),
  findByReference: () => Promise.resolve(accept('absent')),
  readBack: () => Promise.resolve(accept(false)),
  withdraw: () => Promise.resolve(accept('withdrawn')),
  views: () => Promise.resolve(accept(new Map())),
};

export function testChannels(db: Db, given: Partial<ChannelTools> = {}): TestChannels {
  const network: ChosenNetwork = {
    account: { remoteId: 'did:plc:kota', handle: 'kota.test' },
    check: accept({ handle: 'kota.test' }),
  };
  const reconnected: string[] = [];
  const logged: string[] = [];
  const sink = new Writable({ write: (line: Buffer, _encoding, done) => (logged.push(line.toString()), done()) });
  const connectors = connectorsFor({
    bluesky: { appviewUrl: 'https://appview.test', plcUrl: plcDirectory },
    portal: noPortal,
    publicUrl: 'https://kota.test',
  });
  const tools: ChannelTools = {
    db,
    now: () => new Date('2026-11-24T03:00:00Z'),
    log: pino({ level: 'trace' }, sink),
    fetch: nowhere,
    secrets: secretBox(sealingKey),
    connectors: { ...connectors, bluesky: { ...connectors.bluesky, connect: chosenSignIn(network) } },
    onChannelReconnected: (_tx, { id }) => {
      reconnected.push(id);
      return Promise.resolve();
    },
    ...given,
  };
  return { tools, network, reconnected, logged };
}

function chosenSignIn(network: ChosenNetwork): NonNullable<Connector['connect']> {
  return {
    fields: [{ name: 'appPassword', secret: true, optional: false, pattern: /^(?!own-password)/ }],
    connect: ({ appPassword = '' }) => {
      const failures: Record<string, Failure> = {
        wrong: { kind: 'must-reconnect', detail: 'AuthenticationRequired: Invalid identifier or password' },
        restricted: { kind: 'account-restricted', detail: 'AccountTakedown: gone' },
        far: { kind: 'unreachable', detail: 'ENOTFOUND' },
        often: { kind: 'slow-down', until: new Date('2026-11-24T03:10:00Z') },
      };
      const failure = failures[appPassword];
      return Promise.resolve(failure === undefined ? accept(connected(network, appPassword)) : refuse(failure));
    },
    check: () => Promise.resolve(network.check),
  };
}

function connected({ account }: ChosenNetwork, appPassword: string): Connected {
  return {
    ...account,
    origin: 'https://pds.test',
    webAddress: `https://bsky.app/profile/${account.handle}`,
    secret: { appPassword, accessJwt: 'access-1', refreshJwt: 'refresh-1' },
  };
}
