// What OpenRouter's own SDK, which refuses a whole answer for one wrong field, makes of the catalog at a base URL.
import { OpenRouter } from '@openrouter/sdk';
import { InputModality, ModelGroup, OutputModality } from '@openrouter/sdk/models';

const client = new OpenRouter({
  apiKey: 'none',
  serverURL: `${process.argv[2]}api/v1`,
  retryConfig: { strategy: 'none' },
});

async function everyModel(firstPage) {
  const models = [];
  for await (const { result } of await firstPage) {
    models.push(...result.data);
  }
  return models;
}

async function failure(call) {
  const error = await call.then(() => null, (failed) => failed);
  return { name: error?.constructor.name, status: error?.statusCode, code: error?.error?.code, message: error?.message };
}

const address = (id) => ({ author: id.slice(0, id.indexOf('/')), slug: id.slice(id.indexOf('/') + 1) });
const ids = (models) => models.map(({ id }) => id);

const { result: all } = await client.models.list();
const paged = await everyModel(client.models.list({ limit: 100 }));
const { data: { count } } = await client.models.count();
const tools = await everyModel(client.models.list({ supportedParameters: 'tools,tool_choice', outputModalities: 'text' }));
const cheap = await everyModel(client.models.list({ sort: 'pricing-low-to-high', maxPrice: 1, minAgeDays: 0, q: 'a' }));
const ofUser = await everyModel(client.models.listForUser({ bearer: 'none' }));
const embeddings = await everyModel(client.embeddings.listModels());
const providers = await client.providers.list();
const single = await Promise.all(ids(all.data).slice(0, 20).map((id) => client.models.get(address(id))));
const routed = await client.models.get(address(`${all.data[0].id}:nitro`));
const offers = await Promise.all(ids(all.data).slice(0, 50).map((id) => client.endpoints.list(address(id))));
const endpoints = offers.flatMap(({ data }) => data.endpoints);

const words = { input: Object.values(InputModality), output: Object.values(OutputModality), tokenizer: Object.values(ModelGroup) };
console.log(JSON.stringify({
  models: all.data.map(({ id, created, contextLength, pricing, supportedParameters }) =>
    ({ id, created, contextLength, pricing, supportedParameters })),
  totalCount: all.totalCount,
  count,
  paged: ids(paged),
  tools: ids(tools),
  cheap: cheap.map(({ pricing }) => pricing.prompt),
  ofUser: ids(ofUser),
  embeddings: ids(embeddings),
  providers: providers.data.map(({ slug }) => slug),
  single: single.map(({ data }) => data.id),
  routed: routed.data.id,
  offered: offers.map(({ data }) => data.id),
  endpoints: endpoints.map(({ modelId, providerName, pricing }) => ({ modelId, providerName, pricing })),
  reasoning: all.data.filter(({ reasoning }) => reasoning).length,
  benchmarks: all.data.filter(({ benchmarks }) => benchmarks).length,
  unknownWords: all.data.flatMap(({ architecture }) => [
    ...architecture.inputModalities.filter((word) => !words.input.includes(word)),
    ...architecture.outputModalities.filter((word) => !words.output.includes(word)),
    ...words.tokenizer.includes(architecture.tokenizer) ? [] : [architecture.tokenizer],
  ]),
  refused: await failure(client.models.list({ outputModalities: 'smell' })),
  unknown: await failure(client.models.get({ author: 'acme-ai', slug: 'none' })),
  unknownOffers: await failure(client.endpoints.list({ author: 'acme-ai', slug: 'none' })),
}));
