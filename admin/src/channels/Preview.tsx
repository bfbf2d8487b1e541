import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ChannelInput } from '../../../shared/channels';
import { useSay } from '../plugin/texts';
import { initials } from '../ui/initials';
import { UserText } from '../ui/UserText';

/** The visitor's side of it: its colours are the channel's own, on the white of a website. */
const Canvas = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-end;
  gap: 16px;
  padding: 20px;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: repeating-linear-gradient(
    -45deg,
    ${({ theme }) => theme.colors.neutral100} 0 12px,
    ${({ theme }) => theme.colors.neutral150} 12px 24px
  );
`;

const Window = styled.div`
  width: 100%;
  max-width: 300px;
  overflow: hidden;
  border-radius: 12px;
  background: #ffffff;
  box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
  color: #1f2430;
  font-size: 14px;
`;

const Header = styled.div<{ $background: string; $color: string }>`
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 14px 16px;
  background: ${({ $background }) => $background};
  color: ${({ $color }) => $color};
  font-weight: 600;
`;

const Picture = styled.span<{ $src: string | null }>`
  display: grid;
  flex: none;
  place-items: center;
  width: 32px;
  height: 32px;
  border-radius: 50%;
  background: ${({ $src }) => ($src ? `center / cover url("${encodeURI($src)}")` : 'rgb(255 255 255 / 22%)')};
  font-size: 12px;
`;

const Bubble = styled.div`
  max-width: 85%;
  margin: 16px;
  padding: 10px 12px;
  border-radius: 10px;
  background: #eef0f4;
  line-height: 1.4;
  overflow-wrap: anywhere;
`;

const Input = styled.div`
  margin: 28px 16px 16px;
  padding: 10px 12px;
  border: 1px solid #c9cdd6;
  border-radius: 8px;
  color: #676d7a;
`;

const Dock = styled.div`
  display: flex;
  align-items: flex-end;
  gap: 14px;
  max-width: 100%;
`;

const Notification = styled.div.attrs({ dir: 'auto' })`
  padding: 12px 16px;
  border-radius: 16px;
  background: #ffffff;
  box-shadow: 0 4px 24px rgb(0 0 0 / 20%);
  color: #1f2430;
  font-size: 15px;
  overflow-wrap: anywhere;
`;

const Button = styled.div<{ $background: string; $color: string }>`
  position: relative;
  flex: none;
  width: 60px;
  height: 60px;
  border-radius: 50%;
  background: ${({ $background }) => $background};
  box-shadow: 0 4px 24px rgb(0 0 0 / 33%);
  color: ${({ $color }) => $color};

  /* The widget's own drawing, so that colours are judged on the same shape. */
  &::before {
    position: absolute;
    inset: 16px;
    background: currentcolor;
    clip-path: path(
      'M14 3c6.6 0 12 4.4 12 10s-5.4 10-12 10c-1.3 0-2.5-.2-3.6-.5L4 26l1.3-5.2C3.2 18.9 2 16.1 2 13 2 7.4 7.4 3 14 3Z'
    );
    content: '';
  }
`;

interface Props {
  channel: ChannelInput;
  imageUrl: string | null;
}

/** The button and the window as visitors will see them. */
export function Preview({ channel, imageUrl }: Props): JSX.Element {
  const say = useSay();
  const name = channel.name || say('channel.new');

  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {say('options.preview')}
        </Typography>
        <Canvas aria-hidden data-livechat-preview>
          <Window>
            <Header $background={channel.headerBackground} $color={channel.headerColor}>
              <Picture $src={imageUrl}>{imageUrl ? '' : initials(name)}</Picture>
              <UserText $shape="line">{name}</UserText>
            </Header>
            <Bubble>{channel.welcomeMessage}</Bubble>
            <Input>{channel.inputPlaceholder}</Input>
          </Window>
          <Dock>
            <Notification>{channel.buttonText}</Notification>
            <Button $background={channel.buttonBackground} $color={channel.buttonColor} />
          </Dock>
        </Canvas>
        <Typography variant="pi" textColor="neutral600">
          {say('options.bubble-note')}
        </Typography>
      </Flex>
    </Box>
  );
}
