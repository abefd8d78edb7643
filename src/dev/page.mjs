#!/usr/bin/env node
// Serves the page from its sources and reloads it in the browser whenever one is saved; everything else is asked of a
// running service. No dependencies:  node src/dev/page.mjs [http://localhost:8080] [3000]
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const [service = 'http://localhost:8080', port = '3000'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('../main/resources/page/', import.meta.url));
const types = {'.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.txt': 'text/plain', '.md': 'text/markdown'};
const pages = /^\/(|compare|charts|status|model\/.*|docs\/.*)$/;
const watching = new Set();

const reload = `new EventSource('/reload').onmessage = () => location.reload();`;
fs.watch(folder, {recursive: true}, () => watching.forEach((browser) => browser.write('data: changed\n\n')));

http.createServer((request, response) => {
  const {pathname} = new URL(request.url, 'http://here');
  if (pathname === '/reload') {
    response.writeHead(200, {'content-type': 'text/event-stream'});
    watching.add(response.on('close', () => watching.delete(response)));
    response.write(':\n\n');
  } else if (pathname === '/reload.js') {
    send(response, 'text/javascript', reload);
  } else if (pages.test(pathname)) {
    const html = fs.readFileSync(folder + 'index.html', 'utf8').replaceAll('{version}', 'dev');
    response.setHeader('content-security-policy', "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'");
    send(response, 'text/html', html.replace('</head>', '<script src="/reload.js"></script></head>'));
  } else if (pathname.startsWith('/page/dev/')) {
    const name = path.normalize(pathname.slice('/page/dev/'.length));
    const file = [folder + name, `${root}${name}`, root + path.basename(name)].find((known) => fs.existsSync(known)) ?? folder + name;
    fs.readFile(file, (failure, content) =>
      failure ? response.writeHead(404).end() : send(response, types[path.extname(file)], content));
  } else {
    const {host, ...headers} = request.headers;
    request.pipe(http.request(service + request.url, {method: request.method, headers})
      .on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers)))
      .on('error', () => response.writableEnded || response.writeHead(502).end()));
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`http://localhost:${port}`));

function send(response, type, content) {
  response.writeHead(200, {'content-type': `${type};charset=UTF-8`, 'cache-control': 'no-store'}).end(content);
}
