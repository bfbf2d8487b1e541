import { Button } from '@strapi/design-system';
import { useAvailabilitySwitch } from '../operators/use-presences';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';

/** JOIN or LEAVE; nothing for those who do not answer visitors. */
export function AvailabilityButton({
  channel,
  isAvailable,
}: {
  channel: string;
  isAvailable: boolean;
}): JSX.Element | null {
  const say = useSay();
  const canAnswer = usePermitted('conversations.answer');
  const { isSwitching, join, leave } = useAvailabilitySwitch(channel);

  if (!canAnswer) {
    return null;
  }

  return (
    <Button
      size="S"
      variant={isAvailable ? 'danger-light' : 'default'}
      loading={isSwitching}
      onClick={isAvailable ? leave : join}
    >
      {say(isAvailable ? 'availability.leave' : 'availability.join')}
    </Button>
  );
}
