import { useState } from 'react';
import { type ChannelDraft, draftOf, newDraft } from '../../admin/src/channels/draft';
import type { ChannelForm } from '../../admin/src/channels/use-channel-form';
import { RulesTab } from '../../admin/src/rules/RulesTab';
import type { Channel } from '../../shared/channels';
import { allByRole, byRole, cleared, clicked, holds, shown, typed } from './screen';

const channel: Channel = {
  ...newDraft(null).channel,
  id: 'c1',
  name: 'Shop',
  slug: 'shop',
  imageUrl: null,
  ratingsPublished: true,
  site: true,
};

const rule = (key: string, pattern: string): ChannelDraft['rules'][number] => ({
  key,
  action: 'show',
  pattern,
  countries: [],
  openAfterSeconds: 10,
  chatbot: null,
  onlyIfNoOperator: false,
});

/** The tab in a form that keeps what is changed and stores nothing. */
function Form({ patterns }: { patterns: readonly string[] }): JSX.Element {
  const [draft, setDraft] = useState<ChannelDraft>({
    ...draftOf({ channel, rules: [], members: [] }),
    rules: patterns.map((pattern) => rule(pattern, pattern)),
  });
  const form: ChannelForm = {
    draft,
    errors: {},
    refusals: 0,
    isChanged: false,
    isSaving: false,
    isReadOnly: false,
    set: () => undefined,
    change: (changes) => setDraft({ ...draft, ...changes }),
    save: async () => ({ fault: null }),
  };

  return <RulesTab form={form} channel={null} />;
}

const patterns = (): string[] =>
  [...document.querySelectorAll('li code, [data-livechat-rule] code')].map(
    ({ textContent }) => textContent ?? ''
  );

const field = (): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>('input[name=pattern]');

  if (found === null) {
    throw new Error(`No field for a pattern in ${document.body.innerHTML}`);
  }

  return found;
};

afterEach(cleared);

it('says what holds where there are none', async () => {
  await shown(<Form patterns={[]} />);

  expect(document.body.textContent).toContain('No rules: the button shows on every page');
});

it('puts a new one last, where it takes nothing from the others', async () => {
  await shown(<Form patterns={['^/shop', '^/help']} />);
  await clicked(byRole('button', 'Create rule'));
  await holds(() => field());
  await typed(field(), '^/mugs');
  await clicked(byRole('button', 'Add rule'));

  await holds(() => expect(patterns()).toEqual(['^/shop', '^/help', '^/mugs']));
});

it('says what is wrong with a pattern, and keeps it to be mended', async () => {
  await shown(<Form patterns={['^/shop']} />);
  await clicked(byRole('button', 'Create rule'));
  await holds(() => field());
  await typed(field(), '(');
  await clicked(byRole('button', 'Add rule'));
  expect(field().value).toBe('(');
  expect(field().getAttribute('aria-invalid')).toBe('true');
  await typed(field(), '(mugs)');
  await clicked(byRole('button', 'Add rule'));

  await holds(() => expect(patterns()).toEqual(['^/shop', '(mugs)']));
});

it('changes one where it stands', async () => {
  await shown(<Form patterns={['^/shop', '^/help']} />);
  await clicked(byRole('button', 'Edit rule 1'));
  await holds(() => expect(field().value).toBe('^/shop'));
  await typed(field(), '^/store');
  await clicked(byRole('button', 'Apply'));

  await holds(() => expect(patterns()).toEqual(['^/store', '^/help']));
});

it('leaves one as it was where the dialog is cancelled', async () => {
  await shown(<Form patterns={['^/shop']} />);
  await clicked(byRole('button', 'Edit rule 1'));
  await holds(() => field());
  await typed(field(), '^/store');
  await clicked(byRole('button', 'Cancel'));

  await holds(() => expect(patterns()).toEqual(['^/shop']));
});

it('moves one by one place with the keyboard, and none beyond an end', async () => {
  await shown(<Form patterns={['^/a', '^/b', '^/c']} />);
  expect(byRole('button', 'Move rule 1 up').ariaDisabled).toBe('true');
  expect(byRole('button', 'Move rule 3 down').ariaDisabled).toBe('true');
  await clicked(byRole('button', 'Move rule 1 down'));
  await holds(() => expect(patterns()).toEqual(['^/b', '^/a', '^/c']));
  await clicked(byRole('button', 'Move rule 3 up'));

  await holds(() => expect(patterns()).toEqual(['^/b', '^/c', '^/a']));
});

it('takes away the one that is named, and numbers the others anew', async () => {
  await shown(<Form patterns={['^/a', '^/b', '^/c']} />);
  await clicked(byRole('button', 'Remove rule 2'));

  await holds(() => expect(patterns()).toEqual(['^/a', '^/c']));
  expect(allByRole('button', 'Remove rule 3')).toEqual([]);
});
