import { worded } from '../../../server/src/pages/form';

const untouched = { title: { edit: { label: 'title', description: '', visible: true }, list: {} } };

it('puts words where the name of a field stood', () => {
  expect(worded(untouched)?.title).toMatchObject({
    edit: { label: 'Title', visible: true },
    list: {},
  });
});

it('leaves alone what somebody has worded, and is content then', () => {
  expect(worded({ title: { edit: { label: 'Heading', description: '' } } })).toBeNull();
  expect(worded({ title: { edit: { label: 'title', description: 'Ours' } } })).toBeNull();
  expect(worded(worded(untouched) ?? {})).toBeNull();
});

it('warns beside the markup for search engines', () => {
  const form = worded({ structuredData: { edit: { label: 'structuredData' } } });

  expect(form?.structuredData?.edit?.description).toContain('Google shows no stars');
});
