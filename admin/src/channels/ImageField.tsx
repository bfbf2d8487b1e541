import { Button, Field, Flex } from '@strapi/design-system';
import { Image, Trash } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { type ComponentType, useState } from 'react';
import { useSay } from '../plugin/texts';
import { PersonAvatar } from '../ui/PersonAvatar';
import { Changing } from '../ui/ReadOnly';
import type { ChannelForm } from './use-channel-form';

interface File {
  id?: number;
  url?: string;
}

/** What Strapi's media library offers to plugins, as far as we use it. */
interface LibraryProps {
  allowedTypes: readonly string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (files: File[]) => void;
}

interface Props {
  form: ChannelForm;
  imageUrl: string | null;
}

/** Undefined where there is none. */
const useLibrary = (): ComponentType<LibraryProps> | undefined =>
  useStrapiApp('Livechat', ({ components }) => components['media-library']) as
    | ComponentType<LibraryProps>
    | undefined;

/** The channel's picture, chosen from the media library. */
export function ImageField({ form, imageUrl }: Props): JSX.Element {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<File | null>(null);
  const Library = useLibrary();
  const { image, name } = form.draft.channel;
  const src = picked?.id === image ? picked?.url : imageUrl;
  const error = form.errors.image;

  const take = ([file]: File[]): void => {
    setOpen(false);

    if (file?.id !== undefined) {
      setPicked(file);
      form.set('image', file.id);
    }
  };

  return (
    <Field.Root name="image" {...(error !== undefined && { error })}>
      <Field.Label>{say('field.image')}</Field.Label>
      <Flex gap={3}>
        <PersonAvatar name={name || '?'} src={image === null ? null : (src ?? null)} />
        <Buttons
          canPick={Library !== undefined}
          canRemove={image !== null}
          onPick={() => setOpen(true)}
          onRemove={() => form.set('image', null)}
        />
      </Flex>
      <Field.Error />
      {isOpen && Library !== undefined && (
        <Library
          allowedTypes={['images']}
          multiple={false}
          onClose={() => setOpen(false)}
          onSelectAssets={take}
        />
      )}
    </Field.Root>
  );
}

interface ButtonsProps {
  canPick: boolean;
  canRemove: boolean;
  onPick: () => void;
  onRemove: () => void;
}

function Buttons({ canPick, canRemove, onPick, onRemove }: ButtonsProps): JSX.Element {
  const say = useSay();

  return (
    <Changing>
      <Button variant="secondary" startIcon={<Image />} disabled={!canPick} onClick={onPick}>
        {say('options.pick-image')}
      </Button>
      {canRemove && (
        <Button variant="tertiary" startIcon={<Trash />} onClick={onRemove}>
          {say('options.remove-image')}
        </Button>
      )}
    </Changing>
  );
}
