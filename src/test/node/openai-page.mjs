// What a page makes of the catalog with OpenAI's own client, for BrowserClientIT.
import OpenAI from 'openai';

window.ask = async (base) => {
  const client = new OpenAI({ apiKey: 'none', baseURL: base, maxRetries: 0, dangerouslyAllowBrowser: true });
  const listed = (await client.models.list()).data.map((model) => model.id);
  const one = await client.models.retrieve(listed[0]);
  const refused = await client.models.retrieve('acme-ai/does-not-exist').catch((error) => error.message);
  return { listed, one: one.id, refused };
};
