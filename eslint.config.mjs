// 자바스크립트를 파이썬과 같은 잣대로 봅니다: 쓰지 않는 것, 기다리지 않는 약속, 없는 이름이 걸립니다.
import js from '@eslint/js';
import { configs } from 'typescript-eslint';

export default [
  { ignores: ['_build/', '.venv/', '.cache/', 'node_modules/', '**/*.d.ts'] },
  js.configs.recommended,
  ...configs.recommendedTypeCheckedOnly,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-undef': 'off', // 없는 이름은 tsc가 봅니다
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 180, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-floating-promises': ['error', { // Node의 시험은 스스로 기다립니다
        allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }],
      }],
      // 파이썬과 주고받는 것(JSON)은 any입니다. 쓰는 자리의 JSDoc이 꼴을 말합니다.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
];
