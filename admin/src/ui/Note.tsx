import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const TONES = {
  info: { colors: ['primary100', 'primary200', 'primary600'], Icon: Information },
  success: { colors: ['success100', 'success200', 'success600'], Icon: CheckCircle },
  warning: { colors: ['warning100', 'warning200', 'warning600'], Icon: WarningCircle },
  danger: { colors: ['danger100', 'danger200', 'danger600'], Icon: WarningCircle },
} as const;

type Tone = keyof typeof TONES;

const Frame = styled(Flex)<{ $tone: Tone }>`
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border: 1px solid ${({ theme, $tone }) => theme.colors[TONES[$tone].colors[1]]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $tone }) => theme.colors[TONES[$tone].colors[0]]};

  svg {
    flex: none;
    fill: ${({ theme, $tone }) => theme.colors[TONES[$tone].colors[2]]};
  }
`;

const Title = styled(Typography)`
  margin-inline-end: 0.4rem;
`;

interface Props {
  tone?: Tone;
  title: string;
  children?: ReactNode;
}

/** Something to know about what stands around it; unlike an alert it cannot be closed. */
export function Note({ tone = 'info', title, children, ...rest }: Props): JSX.Element {
  const { Icon } = TONES[tone];

  return (
    <Frame $tone={tone} gap={3} alignItems="flex-start" role="status" {...rest}>
      <Icon width="2rem" height="2rem" aria-hidden />
      <div>
        <Title fontWeight="bold">{title}</Title>
        <Typography>{children}</Typography>
      </div>
    </Frame>
  );
}
