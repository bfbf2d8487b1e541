import { Timers } from '../../client/src/timers';
import { TYPING_LASTS, TypingIndicator } from '../../client/src/typing-indicator';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

function aTypingIndicator(): { typingIndicator: TypingIndicator; said: boolean[] } {
  const said: boolean[] = [];

  return {
    typingIndicator: new TypingIndicator((typing) => said.push(typing), new Timers()),
    said,
  };
}

describe('typing', () => {
  it('is said at the first key, not at each', () => {
    const { typingIndicator, said } = aTypingIndicator();

    typingIndicator.write(true);
    typingIndicator.write(true);
    typingIndicator.write(true);

    expect(said).toEqual([true]);
  });

  it('is said again while it goes on', () => {
    const { typingIndicator, said } = aTypingIndicator();

    for (let second = 0; second < 12; second += 1) {
      typingIndicator.write(true);
      jest.advanceTimersByTime(1_000);
    }

    expect(said).toEqual([true, true]);
  });

  it('ends by falling silent, once', () => {
    const { typingIndicator, said } = aTypingIndicator();

    typingIndicator.write(true);
    jest.advanceTimersByTime(TYPING_LASTS * 3);

    expect(said).toEqual([true, false]);
  });

  it('ends at once when everything was deleted or sent, and is not said when it never began', () => {
    const { typingIndicator, said } = aTypingIndicator();

    typingIndicator.write(false);
    typingIndicator.write(true);
    typingIndicator.write(false);
    jest.advanceTimersByTime(TYPING_LASTS * 3);

    expect(said).toEqual([true, false]);
  });
});
