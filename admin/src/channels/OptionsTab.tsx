import { Flex, Grid, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import { CHANNEL_LIMITS } from '../../../shared/channels';
import { useSay } from '../plugin/texts';
import { Labelled, LongTextField, NumberField, Pair, TextField, ToggleField } from '../ui/fields';
import { Panel } from '../ui/Panel';
import { useReadOnly } from '../ui/ReadOnly';
import { ColorFields } from './ColorFields';
import { slugOf } from './draft';
import { HoursFields } from './HoursFields';
import { ImageField } from './ImageField';
import { OriginFields } from './OriginFields';
import { Preview } from './Preview';
import { TextFields } from './TextFields';
import type { ChannelForm } from './use-channel-form';

const Sticky = styled.div`
  position: sticky;
  inset-block-start: ${({ theme }) => theme.spaces[4]};
  width: 100%;
`;

interface Props {
  form: ChannelForm;
}

/** Everything about how a channel looks and behaves, beside a live preview. */
export function OptionsTab({ form, imageUrl }: Props & { imageUrl: string | null }): JSX.Element {
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={4}>
          <General form={form} imageUrl={imageUrl} />
          <TextFields form={form} />
          <ColorFields form={form} />
          <HoursFields form={form} />
          <AskPolicy form={form} />
          <Privacy form={form} />
        </Flex>
      </Grid.Item>
      <Grid.Item col={4} s={12} xs={12} alignItems="flex-start">
        <Sticky>
          <Preview channel={form.draft.channel} imageUrl={imageUrl} />
        </Sticky>
      </Grid.Item>
    </Grid.Root>
  );
}

function General({ form, imageUrl }: Props & { imageUrl: string | null }): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;
  const { name, slug, description } = draft.channel;

  const rename = (changed: string): void => {
    if (slug === slugOf(name)) {
      set('slug', slugOf(changed));
    }

    set('name', changed);
  };

  return (
    <Panel title={say('options.general')}>
      <Pair>
        <TextField
          name="name"
          label={say('field.name')}
          value={name}
          error={errors.name}
          isRequired
          onChange={rename}
        />
        <TextField
          name="slug"
          label={say('field.slug')}
          hint={say('field.slug-hint')}
          value={slug}
          error={errors.slug}
          isRequired
          onChange={(value) => set('slug', value)}
        />
      </Pair>
      <FormerSlugs form={form} />
      <ImageField form={form} imageUrl={imageUrl} />
      <LongTextField
        name="description"
        label={say('field.description')}
        hint={say('field.description-hint', { most: CHANNEL_LIMITS.description })}
        value={description ?? ''}
        error={errors.description}
        onChange={(value) => set('description', value === '' ? null : value)}
      />
    </Panel>
  );
}

/** Old addresses, to be let go of once another channel is to have one. */
function FormerSlugs({ form }: Props): JSX.Element | null {
  const say = useSay();
  const isReadOnly = useReadOnly();
  const { draft, set } = form;
  const { formerSlugs } = draft.channel;

  return formerSlugs.length === 0 ? null : (
    <Labelled
      name="formerSlugs"
      label={say('field.formerSlugs')}
      hint={say('field.formerSlugs-hint')}
      error={form.errors.formerSlugs}
    >
      <Flex gap={2} wrap="wrap">
        {formerSlugs.map((former) => (
          <Tag
            key={former}
            icon={<Cross />}
            disabled={isReadOnly}
            label={say('options.release-slug', { slug: former })}
            onClick={() =>
              set(
                'formerSlugs',
                formerSlugs.filter((one) => one !== former)
              )
            }
          >
            {former}
          </Tag>
        ))}
      </Flex>
    </Labelled>
  );
}

function AskPolicy({ form }: Props): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;
  const { ask } = draft.channel;

  return (
    <Panel title={say('options.ask')} hint={say('options.ask-hint')}>
      <ToggleField
        name="ask.enabled"
        label={say('field.ask.enabled')}
        value={ask.enabled}
        onChange={(enabled) => set('ask', { ...ask, enabled })}
      />
      {ask.enabled && (
        <Pair>
          <ToggleField
            name="ask.withoutReply"
            label={say('field.ask.withoutReply')}
            hint={say('field.ask.withoutReply-hint')}
            value={ask.withoutReply}
            onChange={(withoutReply) => set('ask', { ...ask, withoutReply })}
          />
          <NumberField
            name="ask.everyDays"
            label={say('field.ask.everyDays')}
            hint={say('field.ask.everyDays-hint')}
            value={ask.everyDays}
            error={errors['ask.everyDays']}
            onChange={(everyDays) => set('ask', { ...ask, everyDays: everyDays ?? 0 })}
          />
        </Pair>
      )}
    </Panel>
  );
}

function Privacy({ form }: Props): JSX.Element {
  const say = useSay();
  const { draft, errors, set } = form;
  const { consentText } = draft.channel;

  return (
    <Panel title={say('options.privacy')}>
      <OriginFields form={form} />
      <LongTextField
        name="consentText"
        label={say('field.consentText')}
        hint={say('field.consentText-hint')}
        value={consentText ?? ''}
        error={errors.consentText}
        onChange={(value) => set('consentText', value === '' ? null : value)}
      />
    </Panel>
  );
}
