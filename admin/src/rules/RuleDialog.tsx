import { Button, Flex, Modal, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { RULE_ACTIONS, RULE_LIMITS, type RuleAction } from '../../../shared/rules';
import type { RuleDraft } from '../channels/draft';
import { useSay } from '../plugin/texts';
import { useCountryOptions } from '../ui/countries';
import { Labelled, NumberField, TextField } from '../ui/fields';
import { TagPicker } from '../ui/TagPicker';
import { patternProblem } from './pattern';

interface Props {
  rule: RuleDraft;
  isNew: boolean;
  onKeep: (rule: RuleDraft) => void;
  onClose: () => void;
}

/** One rule. It goes into the form; Save stores it. */
export function RuleDialog({ rule, isNew, onKeep, onClose }: Props): JSX.Element {
  const say = useSay();
  const [input, setInput] = useState(rule);
  const [isTried, setTried] = useState(false);
  const problem = patternProblem(input.pattern);
  const isLate =
    input.openAfterSeconds < 0 || input.openAfterSeconds > RULE_LIMITS.openAfterSeconds;

  const keep = (): void => {
    setTried(true);

    if (problem === null && !isLate) {
      onKeep(input);
    }
  };

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say(isNew ? 'rules.create' : 'rules.edit-title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <RuleFields
            input={input}
            patternError={isTried && problem !== null ? say(`problem.${problem}`) : undefined}
            secondsError={isTried && isLate ? say('problem.number') : undefined}
            onChange={(changes) => setInput({ ...input, ...changes })}
          />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button onClick={keep}>{say(isNew ? 'rules.add' : 'dialog.apply')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

interface FieldsProps {
  input: RuleDraft;
  patternError: string | undefined;
  secondsError: string | undefined;
  onChange: (changes: Partial<RuleDraft>) => void;
}

function RuleFields({ input, patternError, secondsError, onChange }: FieldsProps): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Labelled
        name="action"
        label={say('rules.action')}
        hint={say(`rules.action.${input.action}-hint`)}
      >
        <SingleSelect
          value={input.action}
          onChange={(action) => onChange({ action: action as RuleAction })}
        >
          {RULE_ACTIONS.map((action) => (
            <SingleSelectOption key={action} value={action}>
              {say(`rules.action.${action}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
      {input.action === 'open' && (
        <NumberField
          name="openAfterSeconds"
          label={say('rules.seconds')}
          value={input.openAfterSeconds}
          error={secondsError}
          onChange={(seconds) => onChange({ openAfterSeconds: seconds ?? 0 })}
        />
      )}
      <TextField
        name="pattern"
        label={say('rules.pattern')}
        hint={say('rules.pattern-hint')}
        placeholder="/"
        value={input.pattern}
        error={patternError}
        onChange={(pattern) => onChange({ pattern })}
      />
      <CountriesField value={input.countries} onChange={(countries) => onChange({ countries })} />
    </Flex>
  );
}

interface CountriesProps {
  value: string[];
  onChange: (countries: string[]) => void;
}

function CountriesField({ value, onChange }: CountriesProps): JSX.Element {
  const say = useSay();
  const options = useCountryOptions();

  return (
    <Labelled name="countries" label={say('rules.countries')} hint={say('rules.countries-hint')}>
      <TagPicker
        label={say('rules.countries')}
        value={value}
        options={options}
        placeholder={say(value.length === 0 ? 'rules.everywhere' : 'rules.another-country')}
        onChange={onChange}
      />
    </Labelled>
  );
}
