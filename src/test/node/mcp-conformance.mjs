// Runs MCP's own conformance suite against the catalog at a base URL. It fails when a scenario fails that
// mcp-conformance.yml does not name, and when one passes that it names.
import { spawnSync } from 'node:child_process';

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/@modelcontextprotocol/conformance/dist/index.js', 'server', '--url', new URL('mcp', process.argv[2]).href,
    '--expected-failures', 'mcp-conformance.yml'],
  { encoding: 'utf8' });
console.log(JSON.stringify({ status, output: stdout + stderr }));
