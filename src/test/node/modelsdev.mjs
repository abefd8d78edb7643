// What a client of models.dev makes of the Hub's catalog at a base URL.
import { fetchModels } from '@tokenlens/fetch';
import { sourceFromCatalog } from '@tokenlens/helpers';

const catalog = await fetchModels({ baseUrl: `${process.argv[2]}models.dev/api.json?gateway=hug` });

console.log(JSON.stringify({
  models: sourceFromCatalog(catalog).list().map(({ provider, vendorId, context, pricing }) => ({
    provider,
    id: vendorId,
    context: context.combinedMax,
    input: pricing?.inputPerMTokens,
    output: pricing?.outputPerMTokens,
  })),
}));
