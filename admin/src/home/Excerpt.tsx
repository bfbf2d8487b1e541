import { Typography } from '@strapi/design-system';
import { UserText } from '../ui/UserText';

/** Two lines of what somebody wrote. */
export const Excerpt = ({ children }: { children: string }): JSX.Element => (
  <Typography tag="div">
    <UserText $shape="text" $lines={2}>
      {children}
    </UserText>
  </Typography>
);
