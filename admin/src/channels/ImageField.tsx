import { Button, Field, Flex } from '@strapi/design-system';
import { Image, Trash } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import { type ComponentType, useState } from 'react';
import { useSay } from '../plugin/texts';
import { PersonAvatar } from '../ui/PersonAvatar';
import { Changing, useReadOnly } from '../ui/ReadOnly';
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

/** The channel's picture, chosen from the media library. */
export function ImageField({ form, imageUrl }: Props): JSX.Element {
  const say = useSay();
  const isReadOnly = useReadOnly();
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<File | null>(null);
  const Library = useStrapiApp('Livechat', ({ components }) => components['media-library']) as
    | ComponentType<LibraryProps>
    | undefined;
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
        <Changing>
          <Button
            variant="secondary"
            startIcon={<Image />}
            disabled={Library === undefined}
            onClick={() => setOpen(true)}
          >
            {say('options.pick-image')}
          </Button>
        </Changing>
        {image !== null && !isReadOnly && (
          <Button variant="tertiary" startIcon={<Trash />} onClick={() => form.set('image', null)}>
            {say('options.remove-image')}
          </Button>
        )}
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
