import { Button, Flex } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useEffect, useState } from 'react';
import type { TryResult } from '../../../shared/rules';
import { type RuleDraft, rulesOf } from '../channels/draft';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { useCountryOptions } from '../ui/countries';
import { Labelled, Pair, TextField } from '../ui/fields';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { Picker } from '../ui/Picker';
import { useTryRulesMutation } from './api';

interface Props {
  channel: string;
  rules: readonly RuleDraft[];
}

/** Whose question it is. */
interface Visit {
  page: string;
  country: string | null;
}

/** Which rule wins on a page, for whom, and why; with the rules as they stand in the form. */
export function TryRule({ channel, rules }: Props): JSX.Element {
  const say = useSay();
  const { attempt } = useToasts();
  const [visit, setVisit] = useState<Visit>({ page: '/', country: null });
  const [tryRules, { data, isLoading, reset }] = useTryRulesMutation();

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rules make the answer an old one
  useEffect(reset, [rules]);

  const run = (): void =>
    attempt(async () => {
      await tryRules({ channel, ...visit, rules: rulesOf(rules) }).unwrap();
    });

  const change = (changes: Partial<Visit>): void => {
    setVisit({ ...visit, ...changes });
    reset();
  };

  return (
    <Panel title={say('try.title')} hint={say('try.hint')}>
      <VisitFields visit={visit} onChange={change} />
      <Flex gap={4}>
        <Button variant="secondary" startIcon={<Play />} loading={isLoading} onClick={() => run()}>
          {say('try.run')}
        </Button>
      </Flex>
      {data !== undefined && <Outcome result={data} />}
    </Panel>
  );
}

interface VisitProps {
  visit: Visit;
  onChange: (changes: Partial<Visit>) => void;
}

function VisitFields({ visit: { page, country }, onChange }: VisitProps): JSX.Element {
  const say = useSay();
  const countries = useCountryOptions();

  return (
    <Pair>
      <TextField
        name="try.page"
        label={say('try.page')}
        placeholder="/pricing?plan=pro"
        value={page}
        onChange={(changed) => onChange({ page: changed })}
      />
      <Labelled name="try.country" label={say('try.country')}>
        <Picker
          value={country}
          options={countries}
          placeholder={say('try.unknown')}
          onClear={() => onChange({ country: null })}
          onChange={(code) => onChange({ country: code })}
        />
      </Labelled>
    </Pair>
  );
}

function Outcome({ result }: { result: TryResult }): JSX.Element {
  const say = useSay();
  const { action, available, isOpen, position, reason } = result;
  const seen = available ? 'try.available' : 'try.unavailable';
  const winner = position === null ? say('try.no-winner') : say('try.winner', { position });

  return (
    <Note
      tone={action !== 'hide' && available ? 'success' : 'info'}
      title={`${winner}.`}
      data-livechat-try={reason}
    >
      {[
        say(`try.reason.${reason}`),
        say('try.action', { action: say(`rules.action.${action}`) }),
        say(isOpen ? seen : 'try.closed'),
      ].join(' ')}
    </Note>
  );
}
