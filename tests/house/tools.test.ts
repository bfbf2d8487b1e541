import { toolsOf } from '../../server/src/plugin/compose';
import { slices } from '../../server/src/slices';
import { document, tableRows } from './files';

it('documents every tool for assistants, and no other', async () => {
  const documented = tableRows(document('docs/mcp.md'))
    .map(([tool]) => tool)
    .filter((tool) => tool?.startsWith('livechat_'));
  const tools = await toolsOf(slices);

  expect(documented.sort()).toEqual(tools.map(({ name }) => name).sort());
});
