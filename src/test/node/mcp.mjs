// What the TypeScript SDK of MCP, which validates every answer, makes of the catalog's tools at a base URL.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const transport = new StreamableHTTPClientTransport(new URL('mcp', process.argv[2]));
const client = new Client({ name: 'clients-test', version: '1' });
await client.connect(transport);

const call = async (name, args) => {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  return { text: isError ? content[0].text : JSON.parse(content[0].text), structured: structuredContent, isError: isError ?? false };
};

const { tools } = await client.listTools();
const found = await call('search_models', { servable: true, sort: '-downloads', limit: 25 });
const ids = found.structured.data.slice(0, 2).map(({ id }) => id);
console.log(JSON.stringify({
  version: client.getServerVersion(),
  capabilities: client.getServerCapabilities(),
  instructions: client.getInstructions(),
  protocol: transport.protocolVersion,
  session: transport.sessionId ?? null,
  tools: tools.map(({ name, annotations }) => ({ name, annotations })),
  found,
  model: await call('get_model', { id: ids[0] }),
  offers: await call('list_offers', { id: ids[0] }),
  compared: await call('compare_models', { ids, fields: ['id', 'pricing'] }),
  facets: await call('list_facets', { tools: true }),
  changes: await call('recent_changes', {}),
  status: await call('catalog_status', {}),
  refused: await call('search_models', { limit: 26 }),
}));
await client.close();
