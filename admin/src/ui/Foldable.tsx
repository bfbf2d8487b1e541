import { Button } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import type { Elements } from './elements';

/** Below this there is room for what is asked about, or for the questions. */
const NARROW = '640px';

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: ${({ theme }) => theme.spaces[3]};

  @media (min-width: ${NARROW}) {
    > button {
      display: none;
    }
  }
`;

const Folded = styled.div<{ $open: boolean }>`
  width: 100%;

  @media (max-width: calc(${NARROW} - 1px)) {
    display: ${({ $open }) => ($open ? 'block' : 'none')};
  }
`;

/** Controls that fill a small screen stand behind one button there; elsewhere they stand as they are. */
export function Foldable({ label, children }: { label: string; children: Elements }): JSX.Element {
  const id = useId();
  const [isOpen, setOpen] = useState(false);

  return (
    <Frame>
      <Button
        variant="tertiary"
        size="S"
        endIcon={isOpen ? <CaretUp /> : <CaretDown />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      <Folded id={id} $open={isOpen}>
        {children}
      </Folded>
    </Frame>
  );
}
