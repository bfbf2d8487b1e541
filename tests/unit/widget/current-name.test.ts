import { currentName } from '../../../server/src/widget/current-name';

const FILES = ['widget.js', 'panel-1a2b.js', 'en-1a2b.js'];

describe('currentName', () => {
  it.each([
    ['widget.js', 'widget.js'],
    ['panel-1a2b.js', 'panel-1a2b.js'],
    ['panel-0000.js', 'panel-1a2b.js'],
    ['other-0000.js', undefined],
    ['panel.js', undefined],
    ['../package.json', undefined],
    ['', undefined],
  ])('answers %s with %s', (name, current) => {
    expect(currentName(name, FILES)).toBe(current);
  });
});
