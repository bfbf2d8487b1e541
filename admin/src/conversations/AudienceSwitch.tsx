import { Lock } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Audience } from '../../../shared/conversations';
import { useSay } from '../plugin/texts';

const Group = styled.div`
  display: flex;
  flex: 1 0 100%;
  gap: ${({ theme }) => theme.spaces[1]};
`;

const Choice = styled.button`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]}`};
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: currentcolor;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: ${({ theme }) => theme.fontWeights.bold};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

interface Props {
  audience: Audience;
  onChoose: (audience: Audience) => void;
}

/** Who is to read what is written here: the visitor too, or operators among themselves. */
export function AudienceSwitch({ audience, onChoose }: Props): JSX.Element {
  const say = useSay();

  return (
    <Group role="group" aria-label={say('composer.audience')}>
      <Choice type="button" aria-pressed={audience === 'public'} onClick={() => onChoose('public')}>
        {say('composer.reply')}
      </Choice>
      <Choice
        type="button"
        aria-pressed={audience === 'internal'}
        onClick={() => onChoose('internal')}
      >
        <Lock width="1.2rem" height="1.2rem" fill="currentColor" aria-hidden />
        <span>{say('composer.note')}</span>
      </Choice>
    </Group>
  );
}
