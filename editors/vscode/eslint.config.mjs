// Lints the sources with their types: above all, no promise is left unattended.

import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '*.mjs'] },
  configs.recommendedTypeChecked,
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
      ],
    },
  },
  { languageOptions: { parserOptions: { projectService: true } } },
);
