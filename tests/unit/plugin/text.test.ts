import fc from 'fast-check';
import { line, text } from '../../../server/src/plugin/fields';
import { cut, excessOf, lengthOf, readLine, readText, wellFormed } from '../../../shared/text';
import { NASTY_TEXTS } from '../../support/nasty';

describe('a text', () => {
  it.each([
    ['half an emoji at the end', 'x\ud83d', 'x\ufffd'],
    ['half an emoji at the start', '\ude00x', '\ufffdx'],
    ['the halves the wrong way round', '\ude00\ud83d', '\ufffd\ufffd'],
    ['a whole emoji', '\ud83d\ude00', '😀'],
    ['NUL', 'a\0b', 'ab'],
    ['control characters', 'a\u0001\u001b[31mb\u007f\u009fc', 'a[31mbc'],
    ['code points that are no characters', 'a\ufffe\uffff\ufdd0\u{1fffe}b', 'ab'],
    ['line ends of Windows and of old Macs', 'a\r\nb\rc\n\rd', 'a\nb\nc\n\nd'],
    ['line ends of word processors', 'a\vb\fc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['what stands around it', '\ufeff \u00a0a b\t\n', 'a b'],
    ['a tab', 'a\tb', 'a\tb'],
    ['joiners', '👩‍🚀 می‌خواهم', '👩‍🚀 می‌خواهم'],
  ])('is stored well-formed: %s', (_, given, stored) => {
    expect(readText(given)).toBe(stored);
  });

  it.each(['', ' \n', '\0', '\u200b', '\u200d\ufe0f', '\u3164', '\u2800 \u2060', '\u{e0041}'])(
    'is empty where a reader sees nothing: %j',
    (given) => {
      expect(readText(given)).toBe('');
    }
  );

  it.each(NASTY_TEXTS)('stays as it is when there is nothing wrong with it: %j', (nasty) => {
    expect(readText(nasty)).toBe(nasty.replaceAll('\r\n', '\n'));
  });

  it('is read the same once it was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const read = readText(given);

        expect(readText(read)).toBe(read);
        expect(readLine(readLine(given))).toBe(readLine(given));
        expect(read).toBe(wellFormed(read));
      })
    );
  });

  it('is counted as it is stored, an emoji as one character', () => {
    expect(text(2).safeParse(' \0ab\r\n').data).toBe('ab');
    expect(text(2).safeParse('😀😀').data).toBe('😀😀');
    expect(line(2).safeParse('😀𝒜').data).toBe('😀𝒜');
    expect(text(2).safeParse('😀😀a').error?.issues[0]?.message).toBe('has at most 2 characters');
    expect(line(2).safeParse('😀😀😀').error?.issues[0]?.message).toBe('has at most 2 characters');
  });
});

describe('a line', () => {
  it.each([
    ['two lines', 'a\nb', 'a b'],
    ['lines and tabs in a row', 'a\r\n\t\nb', 'a b'],
    ['marks that turn its direction', 'a\u202eb\u2066c', 'abc'],
    ['such a mark behind a space', 'a \u202e', 'a'],
    ['control characters', 'Ali\u0007ce\u001b', 'Alice'],
  ])('is one line: %s', (_, given, stored) => {
    expect(line(10).parse(given)).toBe(stored);
  });

  it('keeps the marks Arabic and Hebrew are written with', () => {
    expect(readLine('شركة\u200f (A)')).toBe('شركة\u200f (A)');
  });
});

describe('a cut', () => {
  it.each([
    ['abc', 5, 'abc'],
    ['abc', 2, 'ab'],
    ['a😀', 2, 'a😀'],
    ['a😀b', 2, 'a😀'],
    ['😀😀😀', 2, '😀😀'],
    ['ab😀😀', 3, 'ab😀'],
    ['', 3, ''],
  ])('of %j to %p goes through no character', (given, most, left) => {
    expect(cut(given, most)).toBe(left);
  });

  it('leaves as many characters as were asked for, or all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (given, most) => {
        const whole = wellFormed(given);

        expect(lengthOf(cut(whole, most))).toBe(Math.min(most, lengthOf(whole)));
        expect(whole.startsWith(cut(whole, most))).toBe(true);
      })
    );
  });
});

describe('a length', () => {
  it.each([
    ['', 0],
    ['Grüße', 5],
    ['😀', 1],
    ['𝒜b', 2],
    ['x\ud83d', 2],
    ['👩‍🚀', 3],
  ])('of %j is %d', (given, length) => {
    expect(lengthOf(given)).toBe(length);
  });

  it.each([
    ['', 0],
    ['x'.repeat(5_000), 0],
    [`  ${'x'.repeat(5_000)}\n`, 0],
    ['x'.repeat(5_001), 1],
    ['x'.repeat(9_000), 4_000],
    ['😀'.repeat(5_000), 0],
    ['😀'.repeat(5_001), 1],
  ])('says how many characters are too many', (given, excess) => {
    expect(excessOf(given, 5_000)).toBe(excess);
  });
});
