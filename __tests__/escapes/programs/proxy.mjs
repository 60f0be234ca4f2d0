/** Asks for two addresses through the proxy that its environment names, by request and by tunnel, then past it. */
import http from 'node:http';
import net from 'node:net';

const [allowed, refused] = process.argv.slice(2).map((text) => new URL(text));
const proxy = process.env.HTTP_PROXY === undefined ? undefined : new URL(process.env.HTTP_PROXY);

const get = (url) =>
  new Promise((resolve) => {
    const direct = { host: url.hostname, port: url.port, path: '/' };
    const through = {
      host: proxy?.hostname,
      port: proxy?.port,
      path: url.href,
      headers: { host: url.host },
    };
    const request = http.get(proxy === undefined ? direct : through, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(0));
  });
const tunnel = (url) =>
  new Promise((resolve) => {
    if (proxy === undefined) return resolve(0);
    const request = http.request({
      host: proxy.hostname,
      port: proxy.port,
      method: 'CONNECT',
      path: url.host,
    });
    request.on('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    request.on('response', (response) => resolve(response.statusCode));
    request.on('error', () => resolve(0));
    request.end();
  });
const past = (url) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: url.hostname, port: Number(url.port) });
    socket.on('connect', () => {
      socket.end('leak');
      resolve('connected');
    });
    socket.on('error', () => resolve('refused'));
  });
const answers = {
  allowed: await get(allowed),
  allowedTunnel: await tunnel(allowed),
  refused: await get(refused),
  refusedTunnel: await tunnel(refused),
  past: await past(refused),
};
console.log(`REPORT ${JSON.stringify(answers)}`);
