import { slices } from '../../server/src/slices';
import { document, tableRows } from './files';

it('documents every tool for assistants, and no other', () => {
  const documented = tableRows(document('docs/mcp.md'))
    .map(([tool]) => tool)
    .filter((tool) => tool?.startsWith('livechat_'));
  const tools = slices.flatMap((slice) => ('tools' in slice ? slice.tools : []));

  expect(documented.sort()).toEqual(tools.map(({ name }) => name).sort());
});
