import { Avatar } from '@strapi/design-system';
import { isolated } from '../../../shared/bidi';
import { initials } from './initials';

/** A person or a channel, by its picture where there is one. */
export function PersonAvatar({ name, src }: { name: string; src?: string | null }): JSX.Element {
  return (
    <Avatar.Item
      alt={isolated(name)}
      title={isolated(name)}
      fallback={initials(name)}
      delayMs={0}
      {...(src && { src })}
    />
  );
}
