// Bundles the extension into dist/extension.js; with --tests, each test into dist/test/.

import { build } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
};

if (process.argv.includes('--tests')) {
  await build({
    ...shared,
    entryPoints: ['test/*.test.ts'],
    outdir: 'dist/test',
    packages: 'external',
    sourcemap: 'inline',
  });
} else {
  await build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    minify: true,
  });
}
