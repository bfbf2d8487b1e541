import { css, styled } from 'styled-components';

const SHAPES = {
  /** Inside a line, with the interface's own text around it. */
  word: css`
    unicode-bidi: isolate;
  `,
  /** A line of its own, cut where the room ends; it begins where the interface's lines begin. */
  line: css`
    display: block;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  `,
  /** Lines as they were written, each in its own direction. */
  text: css`
    display: block;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  `,
} as const;

/**
 * Text that a person typed: names, messages, comments, notes, addresses of pages. This is the one
 * way to show it: it runs in its own direction, whatever the direction of the interface, and turns
 * nothing around it. Where only a string will do, `isolated` does the same.
 */
export const UserText = styled.bdi.attrs({ dir: 'auto' })<{
  $shape?: keyof typeof SHAPES;
  /** At most so many lines; only of a `text`. */
  $lines?: number;
}>`
  ${({ $shape = 'word' }) => SHAPES[$shape]}
  ${({ $lines }) =>
    $lines !== undefined &&
    css`
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: ${$lines};
    `}
`;
