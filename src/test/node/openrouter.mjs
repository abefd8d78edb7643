// What OpenRouter's own SDK, which refuses a whole answer for one wrong field, makes of the catalog at a base URL.
import { OpenRouter } from '@openrouter/sdk';
import { InputModality, OutputModality } from '@openrouter/sdk/models';

const client = new OpenRouter({
  apiKey: 'none',
  serverURL: `${process.argv[2]}api/v1`,
  retryConfig: { strategy: 'none' },
});

async function everyModel(query) {
  const models = [];
  const page = await client.models.list(query);
  for await (const { result } of page) {
    models.push(...result.data);
  }
  return models;
}

const { result: all } = await client.models.list();
const paged = await everyModel({ limit: 100 });
const { data: { count } } = await client.models.count();
const tools = await everyModel({ supportedParameters: 'tools,tool_choice', outputModalities: 'text' });
const refused = await client.models.list({ outputModalities: 'smell' }).then(() => null, (error) => error);

const words = { input: Object.values(InputModality), output: Object.values(OutputModality) };
console.log(JSON.stringify({
  models: all.data.map(({ id, created, contextLength, pricing, supportedParameters }) =>
    ({ id, created, contextLength, pricing, supportedParameters })),
  totalCount: all.totalCount,
  count,
  paged: paged.map(({ id }) => id),
  tools: tools.map(({ id }) => id),
  unknownWords: all.data.flatMap(({ architecture }) => [
    ...architecture.inputModalities.filter((word) => !words.input.includes(word)),
    ...architecture.outputModalities.filter((word) => !words.output.includes(word)),
  ]),
  refused: { status: refused?.statusCode, body: refused?.body },
}));
