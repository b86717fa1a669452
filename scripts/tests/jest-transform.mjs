// Strips the types from TypeScript for Jest; `npm run typecheck` checks them.

import { transform, version } from 'esbuild';
import { createHash } from 'node:crypto';

const OPTIONS = {
  loader: 'ts',
  format: 'esm',
  target: 'es2022',
  sourcemap: 'external',
  // The imports that are written are the imports that run, as in tsconfig.json.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
};

export default {
  async processAsync(source, file) {
    const { code, map } = await transform(source, { ...OPTIONS, sourcefile: file });
    return { code, map };
  },
  getCacheKey(source, file) {
    return createHash('sha256')
      .update(JSON.stringify([version, OPTIONS, file, source]))
      .digest('hex');
  },
};
