import { Flex } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { EMAIL_STATES, type EmailsPage } from '../../../shared/outbox';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import type { OutboxView } from './address';
import { useKindName } from './use-kind-name';

interface Props {
  view: OutboxView;
  /** Undefined until it is known what there is. */
  data: EmailsPage | undefined;
  onChange: (changes: Partial<OutboxView>) => void;
}

/** What the e-mails are narrowed to, each choice with how many it leaves. */
export function FilterBar({ view, data, onChange }: Props): JSX.Element {
  const say = useSay();
  const kindName = useKindName();
  const counted = (name: string, count: number | undefined): string =>
    count === undefined ? name : say('outbox.choice-count', { name, count });
  const kinds = data?.kinds ?? [];
  const isListed = view.kind === null || kinds.some(({ kind }) => kind === view.kind);
  const unlisted = isListed ? [] : [{ kind: view.kind ?? '', count: undefined }];

  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <Choice
            label={say('outbox.state')}
            value={view.state}
            nothing={say('outbox.all')}
            options={EMAIL_STATES.map((state) => ({
              value: state,
              label: counted(say(`outbox.state.${state}`), data?.counts[state]),
            }))}
            onChange={(chosen) =>
              onChange({ state: EMAIL_STATES.find((one) => one === chosen) ?? null })
            }
          />
          <Choice
            label={say('outbox.kind')}
            value={view.kind}
            nothing={say('outbox.all')}
            options={[...kinds, ...unlisted].map(({ kind, count }) => ({
              value: kind,
              label: counted(kindName(kind), count),
            }))}
            onChange={(kind) => onChange({ kind })}
          />
        </Flex>
      }
    />
  );
}
