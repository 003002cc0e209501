/** Documents as pages of the site: where they go, and where their links lead. */
import { describe, expect, test } from 'vitest';
import { groupOfOthers, groupsOf, relink, sitePathOf } from '../../site/pages.mjs';
import { slugOf } from '../../site/slug.mjs';

const REPOSITORY = 'https://github.com/driftrock/driftrock/blob/main';

describe('sitePathOf', () => {
  test.each([
    ['docs/install.md', 'install.md'],
    ['docs/pictures/demo.png', 'pictures/demo.png'],
    ['README.md', 'readme.md'],
    ['CHANGELOG.md', 'changelog.md'],
    ['deploy/nginx/README.md', 'deploy/nginx.md'],
    ['integrations/gtm/README.md', 'integrations/gtm.md'],
    ['examples/README.md', 'examples.md'],
    ['examples/next/README.md', 'examples/next.md'],
  ])('%s is %s', (path, page) => {
    expect(sitePathOf(path)).toBe(page);
  });

  test.each(['LICENSE', 'deploy/caddy/Caddyfile', 'packages/driftrock/README.md'])('%s is not on the site', (path) => {
    expect(sitePathOf(path)).toBeUndefined();
  });
});

describe('relink', () => {
  test.each([
    ['docs/relay.md', 'security.md#the-key', './security.md#the-key'],
    ['docs/relay.md', '../deploy/nginx/README.md#nginx-as-relay', './deploy/nginx.md#nginx-as-relay'],
    ['docs/relay.md', '../Dockerfile', `${REPOSITORY}/Dockerfile`],
    ['docs/relay.md', 'pictures/operator.png', './pictures/operator.png'],
    ['README.md', 'docs/pictures/demo.png', './pictures/demo.png'],
    ['README.md', 'LICENSE', `${REPOSITORY}/LICENSE`],
    ['deploy/caddy/README.md', '../docker/compose.yaml', `${REPOSITORY}/deploy/docker/compose.yaml`],
    ['deploy/caddy/README.md', '../../docs/relay.md', '../relay.md'],
    ['docs/relay.md', '#https', '#https'],
    ['docs/relay.md', 'https://www.driftrock.com', 'https://www.driftrock.com'],
  ])('%s: %s leads to %s', (from, target, expected) => {
    expect(relink(`See [this](${target}).`, from)).toBe(`See [this](${expected}).`);
  });

  test.each(['`[this](relay.md)`', '```md\n[this](relay.md)\n```', '- item\n  ```md\n  [this](relay.md)\n  ```'])(
    'leaves code as it is: %j',
    (code) => {
      expect(relink(code, 'README.md')).toBe(code);
    },
  );
});

test('groupsOf has the headings of the list of pages, with their links', () => {
  const index = '# All\n\n## The page\n\n| page | what |\n|---|---|\n| [Install](install.md) | How? |\n';
  const more = '\n## Reference\n\n| page | what |\n|---|---|\n| [Changelog](../CHANGELOG.md) | What? |\n';
  expect(groupsOf(index + more)).toEqual([
    { text: 'The page', items: [{ text: 'Install', link: '/install' }] },
    { text: 'Reference', items: [{ text: 'Changelog', link: '/changelog' }] },
  ]);
});

test('groupOfOthers has the pages that no group has, by their headings', () => {
  const groups = [{ text: 'The page', items: [{ text: 'Install', link: '/install' }] }];
  const pages = [
    { page: 'index.md', text: '# All pages' },
    { page: 'install.md', text: '# Install' },
    { page: 'deploy/nginx.md', text: '# nginx\n\n## More' },
  ];
  expect(groupOfOthers(pages, groups)).toEqual([{ text: 'More', items: [{ text: 'nginx', link: '/deploy/nginx' }] }]);
  expect(groupOfOthers(pages.slice(0, 2), groups)).toEqual([]);
});

// As GitHub has them on the project's own pages.
test.each([
  ['What is `left`?', 'what-is-left'],
  ['Metrics and health', 'metrics-and-health'],
  ['The [relay](relay.md), measured', 'the-relay-measured'],
  ['0.1.0 – unreleased', '010--unreleased'],
])('slugOf spells %s as %s', (heading, slug) => {
  expect(slugOf(heading)).toBe(slug);
});
