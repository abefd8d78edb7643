// What the Hub's own client for JavaScript makes of a catalog that stands in for the Hub.
import { listModels, modelInfo } from '@huggingface/hub';

const hubUrl = process.argv[2].replace(/\/$/, '');

async function every(models) {
  const all = [];
  for await (const model of models) {
    all.push(model);
  }
  return all;
}

async function failure(call) {
  const error = await call.then(() => null, (failed) => failed);
  return { status: error?.statusCode, message: error?.message };
}

// The client asks for 500 at most; the smaller pages show that it follows `Link`.
const pages = [];
const smallPages = (url, options) => {
  pages.push(String(url));
  return fetch(String(url).replace('limit=500', 'limit=10'), options);
};
const names = (models) => models.map(({ name }) => name);

const all = await every(listModels({ hubUrl, fetch: smallPages, additionalFields: ['author', 'tags', 'createdAt'] }));
console.log(JSON.stringify({
  all,
  pages: pages.length,
  found: names(await every(listModels({ hubUrl, search: { query: 'model 07' } }))),
  ofOwner: names(await every(listModels({ hubUrl, search: { owner: 'acme-ai' } }))),
  ofTask: names(await every(listModels({ hubUrl, search: { task: 'text-generation' }, sort: 'createdAt', limit: 3 }))),
  tagged: names(await every(listModels({ hubUrl, search: { tags: ['no-such-tag'] } }))),
  single: await modelInfo({ hubUrl, name: all[0].name, additionalFields: ['author', 'library_name'] }),
  refused: await failure(every(listModels({ hubUrl, sort: 'mainSize' }))),
  unknown: await failure(modelInfo({ hubUrl, name: 'acme-ai/does-not-exist' })),
}));
