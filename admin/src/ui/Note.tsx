import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Background, border and icon. */
const COLORS = {
  info: ['primary100', 'primary200', 'primary600'],
  success: ['success100', 'success200', 'success600'],
  warning: ['warning100', 'warning200', 'warning600'],
  danger: ['danger100', 'danger200', 'danger600'],
} as const;

type Tone = keyof typeof COLORS;

const ICONS: Readonly<Record<Tone, typeof Information>> = {
  info: Information,
  success: CheckCircle,
  warning: WarningCircle,
  danger: WarningCircle,
};

const Frame = styled(Flex)<{ $tone: Tone }>`
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border: 1px solid ${({ theme, $tone }) => theme.colors[COLORS[$tone][1]]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $tone }) => theme.colors[COLORS[$tone][0]]};

  svg {
    flex: none;
    fill: ${({ theme, $tone }) => theme.colors[COLORS[$tone][2]]};
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
  const Icon = ICONS[tone];

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
