import { Box, DatePicker, Divider, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { type BusinessHours, type HoursSlot, WEEKDAYS } from '../../../shared/channels';
import { useSay } from '../plugin/texts';
import { Labelled, ToggleField } from '../ui/fields';
import { Panel } from '../ui/Panel';
import { Picker } from '../ui/Picker';
import { Changing, useReadOnly } from '../ui/ReadOnly';
import { timeZones, usualHours, withSlot } from './hours';
import type { ChannelForm } from './use-channel-form';

const Time = styled.input`
  height: 3.2rem;
  padding-inline: ${({ theme }) => theme.spaces[2]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  color-scheme: ${({ theme }) => theme.colorScheme};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes[2]};

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface Props {
  form: ChannelForm;
}

/** When the channel is open: always, or by the clock of one time zone. */
export function HoursFields({ form }: Props): JSX.Element {
  const say = useSay();
  const { draft, set } = form;
  const { businessHours } = draft.channel;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  return (
    <Panel title={say('options.hours')} hint={say('options.hours-hint')}>
      <ToggleField
        name="businessHours"
        label={say('field.businessHours')}
        value={businessHours !== null}
        onChange={(isOn) => set('businessHours', isOn ? usualHours(zone) : null)}
      />
      {businessHours !== null && (
        <HoursEditor
          hours={businessHours}
          errors={form.errors}
          onChange={(hours) => set('businessHours', hours)}
        />
      )}
    </Panel>
  );
}

interface EditorProps {
  hours: BusinessHours;
  errors: ChannelForm['errors'];
  onChange: (hours: BusinessHours) => void;
}

function HoursEditor({ hours, errors, onChange }: EditorProps): JSX.Element {
  const say = useSay();
  const zones = useMemo(() => timeZones().map((zone) => ({ value: zone, label: zone })), []);

  return (
    <>
      <Labelled
        name="businessHours.timeZone"
        label={say('field.timeZone')}
        error={errors['businessHours.timeZone']}
      >
        <Picker
          value={hours.timeZone}
          options={zones}
          onChange={(timeZone) => onChange({ ...hours, timeZone })}
        />
      </Labelled>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {WEEKDAYS.map((weekday) => (
          <Slots
            key={weekday}
            day={say(`weekday.${weekday}`)}
            slots={hours.week[weekday] ?? []}
            error={errors[`businessHours.week.${weekday}`]}
            onChange={(slots) => onChange({ ...hours, week: { ...hours.week, [weekday]: slots } })}
          />
        ))}
      </Flex>
      <Divider />
      <Exceptions hours={hours} errors={errors} onChange={onChange} />
    </>
  );
}

interface SlotsProps {
  /** What the day is called. */
  day: string;
  slots: readonly HoursSlot[];
  error: string | undefined;
  onChange: (slots: HoursSlot[]) => void;
  onRemove?: () => void;
}

function Slots({ day, slots, error, onChange, onRemove }: SlotsProps): JSX.Element {
  const say = useSay();

  return (
    <Box>
      <Flex gap={3} alignItems="flex-start" minHeight="3.6rem">
        <Box width="12rem" paddingTop={1} flex="none">
          <Typography fontWeight="semiBold">{day}</Typography>
        </Box>
        <Flex gap={3} wrap="wrap" flex={1}>
          {slots.length === 0 && (
            <Typography textColor="neutral600">{say('hours.closed')}</Typography>
          )}
          {slots.map((slot, index) => (
            <Slot
              // biome-ignore lint/suspicious/noArrayIndexKey: slots have no identity but their place
              key={index}
              name={day}
              slot={slot}
              onChange={(changed) => onChange(slots.with(index, changed))}
              onRemove={() => onChange(slots.filter((_, place) => place !== index))}
            />
          ))}
          <Changing>
            <IconButton
              size="S"
              variant="ghost"
              label={say('hours.add', { day })}
              onClick={() => onChange(withSlot(slots))}
            >
              <Plus />
            </IconButton>
          </Changing>
        </Flex>
        {onRemove !== undefined && (
          <Changing>
            <IconButton size="S" variant="ghost" label={say('hours.remove-day')} onClick={onRemove}>
              <Trash />
            </IconButton>
          </Changing>
        )}
      </Flex>
      {error !== undefined && (
        <Typography variant="pi" textColor="danger600" data-strapi-field-error>
          {error}
        </Typography>
      )}
    </Box>
  );
}

interface SlotProps {
  name: string;
  slot: HoursSlot;
  onChange: (slot: HoursSlot) => void;
  onRemove: () => void;
}

/** A clock input knows no 24:00; midnight at the end of a day is typed as 00:00. */
function Slot({ name, slot, onChange, onRemove }: SlotProps): JSX.Element {
  const isReadOnly = useReadOnly();
  const say = useSay();

  return (
    <Flex gap={1}>
      <Time
        type="time"
        disabled={isReadOnly}
        aria-label={say('hours.from', { day: name })}
        value={slot.from}
        onChange={({ target }) => onChange({ ...slot, from: target.value })}
      />
      <Typography textColor="neutral600">–</Typography>
      <Time
        type="time"
        disabled={isReadOnly}
        aria-label={say('hours.to', { day: name })}
        value={slot.to === '24:00' ? '00:00' : slot.to}
        onChange={({ target }) =>
          onChange({ ...slot, to: target.value === '00:00' ? '24:00' : target.value })
        }
      />
      <Changing>
        <IconButton
          size="S"
          variant="ghost"
          label={say('hours.remove', { day: name })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Changing>
    </Flex>
  );
}

function Exceptions({ hours, errors, onChange }: EditorProps): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const { exceptions } = hours;

  const add = (date: Date | undefined): void => {
    if (date !== undefined) {
      onChange({ ...hours, exceptions: { ...exceptions, [dayOf(date)]: [] } });
    }
  };

  const remove = (day: string): void => {
    const { [day]: _, ...others } = exceptions;

    onChange({ ...hours, exceptions: others });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold">
        {say('hours.exceptions')}
      </Typography>
      {Object.entries(exceptions)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([day, slots]) => (
          <Slots
            key={day}
            day={formatDate(`${day}T12:00:00`, { dateStyle: 'medium' })}
            slots={slots}
            error={errors[`businessHours.exceptions.${day}`]}
            onChange={(changed) =>
              onChange({ ...hours, exceptions: { ...exceptions, [day]: changed } })
            }
            onRemove={() => remove(day)}
          />
        ))}
      <Changing>
        <Box width="24rem">
          <Labelled name="exception" label={say('hours.add-exception')}>
            <DatePicker onChange={add} clearLabel={say('hours.remove-day')} />
          </Labelled>
        </Box>
      </Changing>
    </Flex>
  );
}

/** The local day somebody clicked, whatever its time. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
