/** Sends to listeners outside in every way that there is. */
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import net from 'node:net';

const [tcp, tcp6, udp, abstract] = process.argv.slice(2);
const send = (options) =>
  new Promise((resolve) => {
    const socket = net.connect(options);
    socket.setTimeout(500, () => socket.destroy());
    socket.on('connect', () => socket.end('leak'));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
const datagram = new Promise((resolve) => {
  const socket = dgram.createSocket('udp4');
  socket.on('error', () => resolve());
  socket.send('leak', Number(udp), '127.0.0.1', () => socket.close(() => resolve()));
});
const resolver = new dns.Resolver({ timeout: 300, tries: 1 });
resolver.setServers([`127.0.0.1:${udp}`]);
await Promise.all([
  send({ host: '127.0.0.1', port: Number(tcp) }),
  send({ host: '::1', port: Number(tcp6) }),
  send({ path: `\0${abstract}` }),
  datagram,
  resolver.resolve4('leak.example').catch(() => undefined),
]);
console.log(`REPORT ${JSON.stringify({ tried: 5 })}`);
