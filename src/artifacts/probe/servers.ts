/** Test-only program: servers that are not TLS, on 127.0.0.1; prints their ports as one line of JSON. */
import http from 'node:http';
import net from 'node:net';

const plain = http.createServer((_request, response) => response.end('hello'));
const silent = net.createServer(() => {});
const resetting = net.createServer((socket) => {
	socket.on('error', () => {});
	socket.once('data', () => socket.resetAndDestroy());
});

/** Connects to this machine whatever host is asked for. */
const proxy = http.createServer();
proxy.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
	const service = net.connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
		client.write('HTTP/1.1 200 Connection established\r\n\r\n');
		service.pipe(client);
		client.pipe(service);
	});
	service.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
	client.on('error', () => service.destroy());
});

const asking = http.createServer();
asking.on('connect', (_request: http.IncomingMessage, client: net.Socket) => {
	client.on('error', () => {});
	client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
});

const servers = { http: plain, 'black hole': silent, reset: resetting, proxy, 'proxy that asks': asking };
const ports = await Promise.all(
	Object.entries(servers).map(async ([name, server]) => {
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return [name, (server.address() as net.AddressInfo).port] as const;
	}),
);
console.log(JSON.stringify(Object.fromEntries(ports)));
