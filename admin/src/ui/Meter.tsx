import { styled } from 'styled-components';

const Track = styled.div`
  height: 0.8rem;
  overflow: hidden;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Done = styled.div`
  height: 100%;
  border-radius: inherit;
  background: ${({ theme }) => theme.colors.primary600};
  transition: width 120ms linear;

  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;

interface Props {
  /** From 0 to 100. */
  value: number;
  label: string;
}

/** How far something is. The design system's own bar fills with the lighter colour, and reads as what is left. */
export function Meter({ value, label }: Props): JSX.Element {
  return (
    <Track
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
    >
      <Done style={{ width: `${value}%` }} />
    </Track>
  );
}
