import { Decoder, type Packet } from 'socket.io-parser';

/** An event, its payload and room to spare; each is pushed on the stack when the event is handed on. */
const MOST_VALUES = 16;

/** Refuses packets that would exhaust whoever hands them on; the connection they came from is closed. */
export class CarefulDecoder extends Decoder {
  constructor() {
    super();
    this.on('decoded', refuseCrowds);
  }
}

function refuseCrowds({ data }: Packet): void {
  if (Array.isArray(data) && data.length > MOST_VALUES) {
    throw new Error(`A packet has at most ${MOST_VALUES} values`);
  }
}
