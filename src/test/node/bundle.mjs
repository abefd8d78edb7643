// Bundles the script of a page, as whoever ships OpenAI's client to browsers does: some of its modules are CommonJS.
import { build } from 'esbuild';

const { outputFiles } = await build({ entryPoints: ['openai-page.mjs'], bundle: true, platform: 'browser', write: false });
console.log(JSON.stringify({ script: outputFiles[0].text }));
