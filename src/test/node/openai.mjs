// What OpenAI's own client makes of the catalog at a base URL.
import OpenAI from 'openai';

const client = new OpenAI({ apiKey: 'none', baseURL: `${process.argv[2]}v1`, maxRetries: 0 });

const models = [];
for await (const model of client.models.list()) {
  models.push({ id: model.id, object: model.object, created: model.created, owner: model.owned_by });
}
console.log(JSON.stringify({ models }));
