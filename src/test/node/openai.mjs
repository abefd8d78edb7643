// What OpenAI's own client makes of the catalog at a base URL.
import OpenAI from 'openai';

const client = new OpenAI({ apiKey: 'none', baseURL: `${process.argv[2]}v1`, maxRetries: 0 });

const models = [];
for await (const model of client.models.list()) {
  models.push({ id: model.id, object: model.object, created: model.created, owner: model.owned_by });
}

async function refusal(call) {
  try {
    await call;
  } catch ({ status, message, type, code, param }) {
    return { status, message, type, code, param };
  }
}

const retrieved = await client.models.retrieve(models[0].id);
const unknown = await refusal(client.models.retrieve('acme-ai/does-not-exist'));
const wrong = await refusal(client.models.list({ query: { limit: 0 } }));
console.log(JSON.stringify({ models, retrieved, unknown, wrong }));
