import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import type { Channel } from '../../../shared/channels';
import type { RuleDraft } from '../channels/draft';
import { Editable } from '../channels/Editable';
import type { ChannelForm } from '../channels/use-channel-form';
import { useSay } from '../plugin/texts';
import { Panel } from '../ui/Panel';
import { Changing } from '../ui/ReadOnly';
import { RuleDialog } from './RuleDialog';
import { RuleList } from './RuleList';
import { TryRule } from './TryRule';

interface Props {
  form: ChannelForm;
  channel: Channel | null;
}

/** Where, for whom and how the button shows. */
export function RulesTab({ form, channel }: Props): JSX.Element {
  const say = useSay();
  const [edited, setEdited] = useState<RuleDraft | null>(null);
  const { rules } = form.draft;
  const isNew = rules.every(({ key }) => key !== edited?.key);

  const keep = (rule: RuleDraft): void => {
    form.change({
      rules: isNew ? [...rules, rule] : rules.map((one) => (one.key === rule.key ? rule : one)),
    });
    setEdited(null);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Editable form={form}>
        <Panel title={say('form.tab.rules')} hint={say('rules.hint')}>
          {rules.length === 0 ? (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={say('rules.empty')}
              shadow="none"
            />
          ) : (
            <RuleList
              rules={rules}
              errors={form.errors}
              onChange={(changed) => form.change({ rules: changed })}
              onEdit={setEdited}
            />
          )}
          <Changing>
            <Flex>
              <Button variant="secondary" startIcon={<Plus />} onClick={() => setEdited(newRule())}>
                {say('rules.create')}
              </Button>
            </Flex>
          </Changing>
        </Panel>
      </Editable>
      {channel !== null && <TryRule channel={channel.id} rules={rules} />}
      {edited !== null && (
        <RuleDialog rule={edited} isNew={isNew} onKeep={keep} onClose={() => setEdited(null)} />
      )}
    </Flex>
  );
}

const newRule = (): RuleDraft => ({
  key: nanoid(),
  action: 'show',
  pattern: '',
  countries: [],
  openAfterSeconds: 10,
  chatbot: null,
  onlyIfNoOperator: false,
});
