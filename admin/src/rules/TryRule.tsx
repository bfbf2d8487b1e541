import { Alert, Button, Combobox, ComboboxOption, Flex, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useState } from 'react';
import type { TryResult } from '../../../shared/rules';
import { type RuleDraft, rulesOf } from '../channels/draft';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { Labelled, Pair, TextField } from '../ui/fields';
import { Panel } from '../ui/Panel';
import { useTryRulesMutation } from './api';
import { useCountryOptions } from './RuleDialog';

interface Props {
  channel: string;
  rules: readonly RuleDraft[];
}

/** Which rule wins on a page, for whom, and why; with the rules as they stand in the form. */
export function TryRule({ channel, rules }: Props): JSX.Element {
  const say = useSay();
  const { failed } = useToasts();
  const countries = useCountryOptions();
  const [page, setPage] = useState('/');
  const [country, setCountry] = useState<string | null>(null);
  const [tryRules, { data, isLoading, reset }] = useTryRulesMutation();

  const attempt = async (): Promise<void> => {
    try {
      await tryRules({ channel, page, country, rules: rulesOf(rules) }).unwrap();
    } catch (error) {
      failed(error);
    }
  };

  return (
    <Panel title={say('try.title')} hint={say('try.hint')}>
      <Pair>
        <TextField
          name="try.page"
          label={say('try.page')}
          placeholder="/pricing?plan=pro"
          value={page}
          onChange={(changed) => {
            setPage(changed);
            reset();
          }}
        />
        <Labelled name="try.country" label={say('try.country')}>
          <Combobox
            value={country ?? ''}
            placeholder={say('try.unknown')}
            clearLabel={say('profile.clear')}
            onClear={() => setCountry(null)}
            onChange={(code) => {
              setCountry(code || null);
              reset();
            }}
          >
            {countries.map(({ code, name }) => (
              <ComboboxOption key={code} value={code}>
                {name}
              </ComboboxOption>
            ))}
          </Combobox>
        </Labelled>
      </Pair>
      <Flex gap={4}>
        <Button
          variant="secondary"
          startIcon={<Play />}
          loading={isLoading}
          onClick={() => void attempt()}
        >
          {say('try.run')}
        </Button>
      </Flex>
      {data !== undefined && <Outcome result={data} />}
    </Panel>
  );
}

function Outcome({ result }: { result: TryResult }): JSX.Element {
  const say = useSay();
  const { action, available, position, reason } = result;
  const winner = position === null ? say('try.no-winner') : say('try.winner', { position });

  return (
    <Alert
      closeLabel=""
      variant={action !== 'hide' && available ? 'success' : 'default'}
      title={winner}
      data-livechat-try={reason}
    >
      {say(`try.reason.${reason}`)} {say('try.action', { action: say(`rules.action.${action}`) })}{' '}
      <Typography fontWeight="bold" tag="span">
        {say(available ? 'try.available' : 'try.unavailable')}
      </Typography>
    </Alert>
  );
}
