import { Button } from '@strapi/design-system';
import { useDutySwitch } from '../operators/use-duties';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';

/** JOIN or LEAVE; nothing for those who do not answer visitors. */
export function DutyButton({
  channel,
  isOnDuty,
}: {
  channel: string;
  isOnDuty: boolean;
}): JSX.Element | null {
  const say = useSay();
  const canAnswer = usePermitted('conversations.answer');
  const { isSwitching, join, leave } = useDutySwitch(channel);

  if (!canAnswer) {
    return null;
  }

  return (
    <Button
      size="S"
      variant={isOnDuty ? 'danger-light' : 'default'}
      loading={isSwitching}
      onClick={() => void (isOnDuty ? leave() : join())}
    >
      {say(isOnDuty ? 'duty.leave' : 'duty.join')}
    </Button>
  );
}
