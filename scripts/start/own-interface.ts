import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';

export type OwnInterface = {
  /** The address of this machine towards the other one. */
  readonly address: string;
  /** E.g. `eth0`. */
  readonly name: string;
  readonly isLoopback: boolean;
};

/** By which of its addresses this machine talks to a host; nothing is sent. Throws when there is no way there. */
export async function interfaceTowards(host: string): Promise<OwnInterface> {
  const { address: target, family } = await lookup(host.replaceAll(/^\[|\]$/g, ''));
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  try {
    socket.connect(9, target);
    await once(socket, 'connect');
    const { address } = socket.address();
    for (const [name, addresses] of Object.entries(networkInterfaces())) {
      const own = addresses?.find((candidate) => candidate.address === address);
      if (own !== undefined) return { address, name, isLoopback: own.internal };
    }
    return { address, name: 'an interface without a name', isLoopback: false };
  } finally {
    socket.close();
  }
}
