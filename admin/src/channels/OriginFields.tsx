import { Button, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { Changing, useReadOnly } from '../ui/ReadOnly';
import type { ChannelForm } from './use-channel-form';

const Grow = styled.div`
  flex: 1;
`;

/** The sites that may use the channel; none means every site. */
export function OriginFields({ form }: { form: ChannelForm }): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;
  const { allowedOrigins } = draft.channel;

  const change = (index: number, origin: string): void =>
    set('allowedOrigins', allowedOrigins.with(index, origin));

  const remove = (index: number): void =>
    set(
      'allowedOrigins',
      allowedOrigins.filter((_, place) => place !== index)
    );

  return (
    <Field.Root name="allowedOrigins" hint={say('field.allowedOrigins-hint')}>
      <Field.Label>{say('field.allowedOrigins')}</Field.Label>
      {allowedOrigins.map((origin, index) => (
        <Origin
          // biome-ignore lint/suspicious/noArrayIndexKey: origins have no identity but their place
          key={index}
          number={index + 1}
          origin={origin}
          error={errors[`allowedOrigins.${index}`]}
          onChange={(changed) => change(index, changed)}
          onRemove={() => remove(index)}
        />
      ))}
      <Changing>
        <Flex>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            onClick={() => set('allowedOrigins', [...allowedOrigins, ''])}
          >
            {say('options.add-origin')}
          </Button>
        </Flex>
      </Changing>
      <Field.Hint />
    </Field.Root>
  );
}

interface OriginProps {
  number: number;
  origin: string;
  error: string | undefined;
  onChange: (origin: string) => void;
  onRemove: () => void;
}

function Origin({ number, origin, error, onChange, onRemove }: OriginProps): JSX.Element {
  const say = useSay();
  const isReadOnly = useReadOnly();

  return (
    <Field.Root {...(error !== undefined && { error })}>
      <Flex gap={2} alignItems="center">
        <Grow>
          <TextInput
            aria-label={say('field.origin', { number })}
            placeholder="https://shop.example"
            disabled={isReadOnly}
            value={origin}
            onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => onChange(target.value)}
          />
        </Grow>
        <Changing>
          <IconButton label={say('options.remove-origin')} onClick={onRemove}>
            <Trash />
          </IconButton>
        </Changing>
      </Flex>
      <Field.Error />
    </Field.Root>
  );
}
