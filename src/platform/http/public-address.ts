import { BlockList, isIP } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry: all that is not an ordinary host on the internet. */
const notPublicV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of IPv6 only 2000::/3 is given out; in it these lead elsewhere: tunnels, examples, addresses that hold an IPv4 one. */
const publicV6 = '2000::/3';
const notPublicV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refusedV4 = blockList(notPublicV4);
const givenOutV6 = blockList([publicV6]);
const refusedV6 = blockList(notPublicV6);

/** Whether that numeric address is an ordinary one on the internet; loopback, private, link-local and the like are not. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$|%.*$/g, '');
  switch (isIP(plain)) {
    case 4:
      return !refusedV4.check(plain, 'ipv4');
    case 6:
      return givenOutV6.check(plain, 'ipv6') && !refusedV6.check(plain, 'ipv6');
    default:
      return false;
  }
}

/** Exceptions from the rule: host names, `host:port`, addresses, or networks such as `10.1.0.0/16`. */
export interface AllowList {
  /** As it stands in the web address. */
  host(name: string, port: string): boolean;
  address(address: string): boolean;
}

export function allowList(entries: readonly string[]): AllowList {
  const networks = blockList(entries.filter((entry) => isIP(entry.split('/')[0] ?? '') !== 0));
  const names = new Set(entries.map((entry) => entry.toLowerCase()));
  return {
    host: (name, port) => names.has(name.toLowerCase()) || names.has(`${name.toLowerCase()}:${port}`),
    address: (address) => {
      const plain = address.replace(/^\[|\]$/g, '');
      const family = isIP(plain);
      return family !== 0 && networks.check(plain, family === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
