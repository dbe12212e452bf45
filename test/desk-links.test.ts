import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const routes = new Set(
  [
    ...readFileSync('src/web/routes.tsx', 'utf8').matchAll(
      /^\s*'(\/[^']*)',$|path: '(\/[^']*)'|[sS]creen\('(\/[^']*)'/gm,
    ),
  ].map(([, own, path, inline]) => own ?? path ?? inline ?? ''),
);

/** What a screen links to: `to="/konten/$id"`, `to: '/terbit'`, `go('/konten/$id', …)`. */
const links = globSync('src/**/*.{ts,tsx}')
  .filter((file) => /\/ui\/|^src\/web\//.test(file) && !/\.test\.|routes\.tsx$/.test(file))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:to="|to: '|to='|go\(')(\/[\w$/-]*)/g)].map(([, to = '']) => ({
      file,
      to,
    })),
  );

test('the test sees routes and links', () => {
  expect(routes.size).toBeGreaterThan(10);
  expect(links.length).toBeGreaterThan(25);
});

test('every link of the desk leads to a screen', () => {
  expect(links.filter(({ to }) => !routes.has(to)).map(({ file, to }) => `${file}: ${to}`)).toEqual([]);
});
