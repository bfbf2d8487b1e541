import fc from 'fast-check';
import * as original from 'socket.io-parser';
import { Decoder, Encoder, type Packet } from '../../../widget/src/slim/packets';

const data = fc.array(fc.jsonValue(), { minLength: 1 }).map((values) => ['event', ...values]);
const packet = fc.record({
  type: fc.constantFrom(original.PacketType.EVENT, original.PacketType.ACK),
  nsp: fc.constantFrom('/', '/visitor'),
  id: fc.nat(),
  data,
});

function decoded(decoder: Decoder | original.Decoder, text: string): Packet | undefined {
  let found: Packet | undefined;

  decoder.on('decoded', (one: Packet) => {
    found = one;
  });
  decoder.add(text);

  return found;
}

describe('packets', () => {
  it('are written as the original writes them', () => {
    fc.assert(
      fc.property(packet, (one) => {
        expect(new Encoder().encode(one)).toEqual(new original.Encoder().encode(one));
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

    const written = new Encoder().encode(one);

    for (const prototype of spoiled) {
      delete prototype.toJSON;
    }

    expect(written).toEqual(good);
  });

  it('are read as the original reads them', () => {
    fc.assert(
      fc.property(packet, (one) => {
        const [text = ''] = new original.Encoder().encode(one);

        expect(decoded(new Decoder(), String(text))).toEqual(
          decoded(new original.Decoder(), String(text))
        );
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
    expect(decoded(new Decoder(), text)).toEqual(decoded(new original.Decoder(), text));
  });

  it('refuses what is cut off', () => {
    expect(() => new Decoder().add('2/visitor,["a"')).toThrow(SyntaxError);
  });
});
