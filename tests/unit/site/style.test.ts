import { fragmentStyle, pageStyle } from '../../../server/src/site/style';
import { STYLE_VARIABLES } from '../../../shared';

it('declares every variable a site may set', () => {
  for (const name of STYLE_VARIABLES) {
    expect(pageStyle(null)).toContain(`--lc-${name}: `);
  }
});

it('takes a site’s own values, by day and by night', () => {
  const style = pageStyle({
    light: { accent: '#0a7d55', radius: '4px' },
    dark: { accent: '#7fd' },
  });
  const [day = '', night = ''] = style.split('@media (prefers-color-scheme: dark)');

  expect(day).toContain('--lc-accent: #0a7d55;');
  expect(day).toContain('--lc-radius: 4px;');
  expect(night).toContain('--lc-accent: #7fd;');
});

it('has no corner of its own: all follow the theme’s radius, but what is round', () => {
  const radii = [...pageStyle(null).matchAll(/border-radius: ([^;]+);/g)].map(([, value]) => value);
  const round = ['50%', '1rem'];

  expect(radii.filter((value) => !value?.includes('--lc-radius'))).toEqual([...round, round[0]]);
});

it('reaches nothing outside a fragment', () => {
  const outside = fragmentStyle(null)
    .replace(/\.livechat \{[\s\S]*\}/, '')
    .replace(/@media[^{]+\{\s*\}/g, '');

  expect(outside.trim()).toBe('');
  expect(fragmentStyle(null)).not.toMatch(/(^|\n)(body|html|:root)/);
});
