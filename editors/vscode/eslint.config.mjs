// Lints the sources with their types: above all, no promise is left unattended.

import { defineConfig } from 'eslint/config';
import { configs } from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '*.mjs'] },
  configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
);
