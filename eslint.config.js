import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['built/', 'node_modules/', '.astro/', 'public/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Indices into typed arrays are proven by the preorder; a check for each would say nothing and cost time.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The compiler asks for brackets on index signatures.
      '@typescript-eslint/dot-notation': 'off',
      // A callback of one call is one expression, whatever the call returns.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // What is imported for its types alone must not reach a browser: an import of nothing still loads the file.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // There are no enums: the compiler refuses what it cannot erase.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  // `astro check` sees to the types of components.
  { files: ['**/*.astro'], extends: [tseslint.configs.disableTypeChecked] },
  ...astro.configs.recommended,
);
