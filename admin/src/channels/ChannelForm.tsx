import { Box, Button, Flex, Tabs } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { isolated } from '../../../shared/bidi';
import type { Channel } from '../../../shared/channels';
import { MembersTab } from '../operators/MembersTab';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { RulesTab } from '../rules/RulesTab';
import { Note } from '../ui/Note';
import { UnsavedGuard } from '../ui/UnsavedGuard';
import type { ChannelDraft } from './draft';
import { Editable } from './Editable';
import { FormMenu } from './FormMenu';
import { OptionsTab } from './OptionsTab';
import { Publication } from './Publication';
import { SmartLinks } from './SmartLinks';
import { type ChannelForm as Form, type Outcome, useChannelForm } from './use-channel-form';
import { TABS, type Tab, tabOf } from './validation';
import { WidgetTab } from './WidgetTab';

interface Props {
  id: string | null;
  /** As stored now; null while it does not exist. */
  channel: Channel | null;
  initial: ChannelDraft;
}

/** The four tabs of a channel and one Save for all of them. */
export function ChannelForm({ id, channel, initial }: Props): JSX.Element {
  const say = useSay();
  const form = useChannelForm({ id, initial });
  const { save, isFree } = useSaving(id, form);
  const home = `${HOME}/channels/${id ?? 'create'}`;
  const title = isolated(form.draft.channel.name) || say('channel.new');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Header form={form} channel={channel} title={title} isFree={isFree} />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {channel !== null && (
              <Flex justifyContent="space-between" gap={4} wrap="wrap">
                <SmartLinks channel={channel} />
                <Publication channel={channel} />
              </Flex>
            )}
            {form.isReadOnly && (
              <Note title={`${say('form.read-only')}.`}>{say('form.read-only-hint')}</Note>
            )}
            <FormTabs form={form} channel={channel} home={home} />
          </Flex>
        </Layouts.Content>
      </form>
      <UnsavedGuard isChanged={form.isChanged} isFree={() => isFree.current} home={home} />
    </Page.Main>
  );
}

interface HeaderProps extends Pick<Saving, 'isFree'> {
  form: Form;
  channel: Channel | null;
  title: string;
}

function Header({ form, channel, title, isFree }: HeaderProps): JSX.Element {
  const say = useSay();

  return (
    <Layouts.Header
      title={title}
      navigationAction={<BackButton fallback={`${HOME}/channels`} />}
      primaryAction={
        <Flex gap={2}>
          {channel !== null && <FormMenu channel={channel} isFree={isFree} />}
          {!form.isReadOnly && (
            <Button
              type="submit"
              startIcon={<Check />}
              loading={form.isSaving}
              disabled={!form.isChanged}
            >
              {say('form.save')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

interface Saving {
  save: () => void;
  /** Set where the page is left on purpose. */
  isFree: React.MutableRefObject<boolean>;
}

/** Saves, and goes where the result is: to the stored channel, or to the tab of the field at fault. */
function useSaving(id: string | null, form: Form): Saving {
  const navigate = useNavigate();
  const { done, attempt } = useToasts();
  const isFree = useRef(false);
  /** Id of the channel this form made; null for one that was there. */
  const [made, setMade] = useState<string | null>(null);

  useFocusOnError(form.refusals);

  const showFault = (fault: string): void =>
    navigate(`${HOME}/channels/${id ?? 'create'}/${tabOf(fault)}`, { replace: true });

  // What was edited while a new channel was made stays here, until it is saved as well or taken back.
  useEffect(() => {
    if (made !== null && !form.isChanged) {
      isFree.current = true;
      navigate(`${HOME}/channels/${made}/widget`, { replace: true });
    }
  }, [made, form.isChanged, navigate]);

  const follow = (outcome: Outcome): void => {
    if ('channel' in outcome) {
      done('form.saved');
      setMade(id === null ? outcome.channel.id : null);
    } else if (outcome.fault !== null) {
      showFault(outcome.fault);
    }
  };

  const save = (): void => attempt(async () => follow(await form.save()));

  return { save, isFree };
}

/** Takes whoever saved to the first field at fault, once its tab is drawn. */
function useFocusOnError(refusals: number): void {
  useEffect(() => {
    if (refusals === 0) {
      return;
    }

    const timer = setTimeout(() => {
      const error = document.querySelector('[data-strapi-field-error]');
      const field = document.querySelector(`[aria-describedby="${error?.id}"]`);

      (field ?? error)?.scrollIntoView({ block: 'center' });

      if (field instanceof HTMLElement) {
        field.focus();
      }
    }, 100);

    return () => clearTimeout(timer);
  }, [refusals]);
}

interface TabsProps {
  form: Form;
  channel: Channel | null;
  home: string;
}

function FormTabs({ form, channel, home }: TabsProps): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const { tab } = useParams();
  const current = TABS.find((one) => one === tab) ?? (channel === null ? 'options' : 'operators');
  const [fault] = Object.keys(form.errors);
  const content: Record<Tab, JSX.Element> = {
    operators: (
      <Editable form={form}>
        <MembersTab form={form} />
      </Editable>
    ),
    options: (
      <Editable form={form}>
        <OptionsTab form={form} imageUrl={channel?.imageUrl ?? null} />
      </Editable>
    ),
    rules: <RulesTab form={form} channel={channel} />,
    widget: <WidgetTab channel={channel} />,
  };

  return (
    <Tabs.Root
      variant="simple"
      value={current}
      onValueChange={(next) => navigate(`${home}/${next}`, { replace: true })}
      {...(fault !== undefined && { hasError: tabOf(fault) })}
    >
      <Tabs.List aria-label={say('form.tabs')}>
        {TABS.map((one) => (
          <Tabs.Trigger key={one} value={one}>
            {say(`form.tab.${one}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Box paddingTop={4}>
        {TABS.map((one) => (
          <Tabs.Content key={one} value={one}>
            {one === current && content[one]}
          </Tabs.Content>
        ))}
      </Box>
    </Tabs.Root>
  );
}
