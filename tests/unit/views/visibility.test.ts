import { changeableBy, visibleTo } from '../../../server/src/views/visibility';
import { aViewer } from '../../support/viewers';

it.each([
  ['ratings.read-own', ['ratings']],
  ['ratings.read-all', ['ratings']],
  ['reports.read', ['conversations', 'operators']],
  ['conversations.read-all', []],
] as const)(
  'with %s one sees own and shared views of %j, and changes own ones',
  (action, reports) => {
    const viewer = aViewer({ row: 7, user: 3 }, action);

    expect(visibleTo(viewer)).toEqual(
      reports.flatMap((report) => [
        { report, owner: 3 },
        { report, shared: true },
      ])
    );
    expect(changeableBy(viewer)).toEqual(reports.map((report) => ({ report, owner: 3 })));
  }
);
