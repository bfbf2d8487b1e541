import { Button, Field, Flex } from '@strapi/design-system';
import { Trash, Upload } from '@strapi/icons';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { Operator } from '../../../shared/operators';
import { useSay } from '../plugin/texts';
import { useRefusalText, useToasts } from '../plugin/use-toasts';
import { PersonAvatar } from '../ui/PersonAvatar';
import { useRemovePictureMutation, useSetPictureMutation } from './api';

const Large = styled.span`
  > * {
    width: 6.4rem;
    height: 6.4rem;
    font-size: 2rem;
  }
`;

/** What the server can read; it looks for itself what a file really is. */
const READABLE = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** An operator's picture. It changes at once, without the form around it. */
export function PictureField({
  operator,
  isMine,
}: {
  operator: Operator;
  isMine: boolean;
}): JSX.Element {
  const say = useSay();
  const { publicName, pictureUrl } = operator;
  const { error, isBusy, set, remove } = usePicture(isMine ? 'me' : operator.id);

  return (
    <Field.Root
      name="picture"
      hint={say('profile.picture-hint')}
      {...(error !== null && { error })}
    >
      <Field.Label>{say('field.image')}</Field.Label>
      <Flex gap={3} wrap="wrap">
        <Large>
          <PersonAvatar key={pictureUrl} name={publicName} src={pictureUrl} />
        </Large>
        <FileButton isBusy={isBusy} onPick={set} />
        {pictureUrl !== null && (
          <Button variant="tertiary" startIcon={<Trash />} onClick={remove}>
            {say('options.remove-image')}
          </Button>
        )}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface FileProps {
  isBusy: boolean;
  onPick: (file: File | undefined) => void;
}

function FileButton({ isBusy, onPick }: FileProps): JSX.Element {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={READABLE}
        hidden
        onChange={({ target }) => {
          onPick(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button
        variant="secondary"
        startIcon={<Upload />}
        loading={isBusy}
        onClick={() => input.current?.click()}
      >
        {say('profile.picture-upload')}
      </Button>
    </>
  );
}

/** `who` is `me` or the id of an operator. */
function usePicture(who: string) {
  const refusalText = useRefusalText();
  const { done } = useToasts();
  const [error, setError] = useState<string | null>(null);
  const [setPicture, setting] = useSetPictureMutation();
  const [removePicture, removing] = useRemovePictureMutation();

  const change = (work: Promise<unknown>): void => {
    work
      .then(() => {
        setError(null);
        done('profile.picture-saved');
      })
      .catch((problem) => setError(refusalText(problem)));
  };

  return {
    error,
    isBusy: setting.isLoading || removing.isLoading,
    set: (file: File | undefined) => file && change(setPicture({ who, file }).unwrap()),
    remove: () => change(removePicture(who).unwrap()),
  };
}
