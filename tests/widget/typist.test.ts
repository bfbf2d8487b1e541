import { Timers } from '../../widget/src/timers';
import { TYPING_LASTS, Typist } from '../../widget/src/typist';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

function aTypist(): { typist: Typist; said: boolean[] } {
  const said: boolean[] = [];

  return { typist: new Typist((typing) => said.push(typing), new Timers()), said };
}

describe('typing', () => {
  it('is said at the first key, not at each', () => {
    const { typist, said } = aTypist();

    typist.write(true);
    typist.write(true);
    typist.write(true);

    expect(said).toEqual([true]);
  });

  it('is said again while it goes on', () => {
    const { typist, said } = aTypist();

    for (let second = 0; second < 12; second += 1) {
      typist.write(true);
      jest.advanceTimersByTime(1_000);
    }

    expect(said).toEqual([true, true]);
  });

  it('ends by falling silent, once', () => {
    const { typist, said } = aTypist();

    typist.write(true);
    jest.advanceTimersByTime(TYPING_LASTS * 3);

    expect(said).toEqual([true, false]);
  });

  it('ends at once when everything was deleted or sent, and is not said when it never began', () => {
    const { typist, said } = aTypist();

    typist.write(false);
    typist.write(true);
    typist.write(false);
    jest.advanceTimersByTime(TYPING_LASTS * 3);

    expect(said).toEqual([true, false]);
  });
});
