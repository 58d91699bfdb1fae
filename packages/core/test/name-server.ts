import dgram from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** Answers every question for an IPv4 address with the next of a list, the last one for ever (RFC 1035 §4). */
export async function openNameServer(answers: readonly string[]) {
  const socket = dgram.createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, { address, port }) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? '';
    asked += 1;
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(1, 6);
    header.writeUInt32BE(0, 8);
    // A pointer to the name of the question, type A, class IN, no time to live, four bytes.
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...answer.split('.').map(Number)]);
    socket.send(Buffer.concat([header, nameAndType(question), record]), port, address);
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    /** How often it was asked. */
    asked: () => asked,
    resolve: async (host: string): Promise<LookupAddress[]> =>
      (await resolver.resolve4(host)).map((address) => ({ address, family: 4 })),
    close: () => socket.close(),
  };
}

/** The question itself, without what may follow it. */
function nameAndType(message: Buffer): Buffer {
  let end = 12;
  while ((message[end] ?? 0) > 0) end += (message[end] ?? 0) + 1;
  return message.subarray(12, end + 5);
}
