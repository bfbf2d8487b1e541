import fc from 'fast-check';
import * as original from 'socket.io-parser';
import { decode, encode } from '../../../client/src/slim/packets';

const data = fc.array(fc.jsonValue(), { minLength: 1 }).map((values) => ['event', ...values]);
const packet = fc.record({
  type: fc.constantFrom(original.PacketType.EVENT, original.PacketType.ACK),
  nsp: fc.constantFrom('/visitor', '/operator'),
  id: fc.nat(),
  data,
});

/** As the original reads a text. */
function read(text: string): object {
  const decoder = new original.Decoder();
  let found: original.Packet | undefined;

  decoder.on('decoded', (one: original.Packet) => {
    found = one;
  });
  decoder.add(text);

  return {
    type: String(found?.type),
    nsp: found?.nsp,
    id: found?.id ?? null,
    data: found?.data ?? null,
  };
}

describe('packets', () => {
  it('are written as the original writes them', () => {
    fc.assert(
      fc.property(packet, (one) => {
        const { type, nsp, data: values, id } = one;

        expect([encode(String(type), nsp, values, id)]).toEqual(new original.Encoder().encode(one));
      })
    );
  });

  it('are the same on a page that gave its lists and objects a toJSON', () => {
    const spoiled = [Array.prototype, Object.prototype] as unknown as { toJSON?: () => string }[];
    const one = { type: 2, nsp: '/visitor', id: 1, data: ['event', { list: [1, [2]] }] };
    const good = new original.Encoder().encode(one);

    for (const prototype of spoiled) {
      prototype.toJSON = () => 'spoiled';
    }

    const written = encode('2', one.nsp, one.data, one.id);

    for (const prototype of spoiled) {
      delete prototype.toJSON;
    }

    expect([written]).toEqual(good);
  });

  it('are read as the original reads them', () => {
    fc.assert(
      fc.property(packet, (one) => {
        const [text = ''] = new original.Encoder().encode(one);

        expect(decode(String(text))).toEqual(read(String(text)));
      })
    );
  });

  it.each([
    '0',
    '0/visitor,{"sid":"x"}',
    '1/visitor,',
    '2["a"]',
    '2/visitor,7["a",{"b":",/"}]',
    '3/visitor,0[]',
    '4/visitor,{"message":"no","data":{"code":"TOKEN_EXPIRED"}}',
  ])('reads %s as the original does', (text) => {
    expect(decode(text)).toEqual(read(text));
  });

  it.each(['2/visitor,["a"', '', '7', '<html>', '51-["b"]'])('refuses %j', (text) => {
    expect(() => decode(text)).toThrow(SyntaxError);
  });
});
