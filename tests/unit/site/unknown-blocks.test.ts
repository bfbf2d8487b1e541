import { readBlocks } from '../../../server/src/site/blocks';

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 5, null, { toString: 1 }])(
  'leaves out a block of the type %j',
  (type) => {
    const known = { type: 'paragraph', children: [{ type: 'text', text: 'Here' }] };

    expect(readBlocks([{ type, children: [] }, known])).toEqual([known]);
  }
);
