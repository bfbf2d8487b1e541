import plugin from '../../admin/src/index';
import { DESTINATIONS } from '../../admin/src/ui/SideNav';

it('is shown to whoever may open one of its pages, and to nobody else', () => {
  const links: { to: string; permissions: { action: string }[] }[] = [];

  plugin.register({
    registerPlugin: () => undefined,
    addMenuLink: (link: (typeof links)[number]) => links.push(link),
    widgets: { register: () => undefined },
  } as unknown as Parameters<typeof plugin.register>[0]);

  const actions = Object.values(DESTINATIONS).flatMap(({ anyOf }) => [...anyOf]);

  expect(links[0]?.to).toBe('plugins/livechat');
  expect(links[0]?.permissions.map(({ action }) => action).sort()).toEqual(
    [...new Set(actions)].map((action) => `plugin::livechat.${action}`).sort()
  );
});
