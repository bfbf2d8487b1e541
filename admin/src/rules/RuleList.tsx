import {
  closestCenter,
  DndContext,
  type DndContextProps,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Drag, Pencil, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { RuleDraft } from '../channels/draft';
import type { FieldErrors } from '../channels/use-channel-form';
import { useSay } from '../plugin/texts';
import { Changing } from '../ui/ReadOnly';
import { moved } from './order';

const Row = styled.li<{ $dragged: boolean; $faulty: boolean }>`
  position: relative;
  z-index: ${({ $dragged }) => ($dragged ? 1 : 'auto')};
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid
    ${({ theme, $faulty }) => ($faulty ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme, $dragged }) => ($dragged ? theme.shadows.popupShadow : 'none')};
`;

const Handle = styled.button`
  display: inline-flex;
  padding: ${({ theme }) => theme.spaces[1]};
  border: none;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: grab;
  touch-action: none;
`;

const Text = styled.div`
  flex: 1 1 18rem;
  min-width: 0;
  overflow-wrap: anywhere;
`;

interface Props {
  rules: readonly RuleDraft[];
  errors: FieldErrors;
  onChange: (rules: RuleDraft[]) => void;
  onEdit: (rule: RuleDraft) => void;
}

/** The rules in their order, which mouse, finger and keyboard can change. */
export function RuleList({ rules, errors, onChange, onEdit }: Props): JSX.Element {
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates })
  );
  const placeOf = (key: unknown): number => rules.findIndex((rule) => rule.key === key);

  const drop = ({ active, over }: DragEndEvent): void => {
    if (over !== null && active.id !== over.id) {
      onChange(moved(rules, placeOf(active.id), placeOf(over.id)));
    }
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={useDragWords(placeOf)}
      onDragEnd={drop}
    >
      <SortableContext items={rules.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.key}
              rule={rule}
              index={index}
              count={rules.length}
              error={errorAt(errors, index)}
              onMove={(to) => onChange(moved(rules, index, to))}
              onEdit={() => onEdit(rule)}
              onRemove={() => onChange(rules.filter(({ key }) => key !== rule.key))}
            />
          ))}
        </Flex>
      </SortableContext>
    </DndContext>
  );
}

/** What screen readers hear while a rule is moved: places, in the language of the admin. */
function useDragWords(
  placeOf: (key: unknown) => number
): NonNullable<DndContextProps['accessibility']> {
  const say = useSay();
  const told =
    (text: 'rules.dragged' | 'rules.dropped' | 'rules.left') =>
    ({ active, over }: Pick<DragOverEvent, 'active'> & { over?: DragOverEvent['over'] }): string =>
      say(text, { number: placeOf(active.id) + 1, place: placeOf((over ?? active).id) + 1 });

  return {
    screenReaderInstructions: { draggable: say('rules.drag-hint') },
    announcements: {
      onDragStart: told('rules.dragged'),
      onDragOver: told('rules.dragged'),
      onDragEnd: told('rules.dropped'),
      onDragCancel: told('rules.left'),
    },
  };
}

function errorAt(errors: FieldErrors, index: number): string | undefined {
  const path = Object.keys(errors).find((one) => one.startsWith(`rules.${index}.`));

  return path === undefined ? undefined : errors[path];
}

interface RowProps {
  rule: RuleDraft;
  index: number;
  count: number;
  error: string | undefined;
  onMove: (to: number) => void;
  onEdit: () => void;
  onRemove: () => void;
}

function RuleRow({ rule, index, count, error, onMove, onEdit, onRemove }: RowProps): JSX.Element {
  const say = useSay();
  const sortable = useSortable({ id: rule.key });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = sortable;
  const number = index + 1;

  return (
    <Row
      ref={setNodeRef}
      $dragged={isDragging}
      $faulty={error !== undefined}
      style={{
        transform: CSS.Translate.toString(sortable.transform),
        transition: sortable.transition,
      }}
      data-livechat-rule={number}
    >
      <Changing>
        <Handle
          ref={setActivatorNodeRef}
          type="button"
          {...attributes}
          {...listeners}
          aria-label={say('rules.drag', { number })}
        >
          <Drag />
        </Handle>
      </Changing>
      <Typography variant="pi" textColor="neutral600">
        {number}
      </Typography>
      <Text>
        <Description rule={rule} />
        {error !== undefined && (
          <Typography variant="pi" textColor="danger600" tag="p" data-strapi-field-error>
            {error}
          </Typography>
        )}
      </Text>
      <Changing>
        <RowTools {...{ index, count, onMove, onEdit, onRemove }} />
      </Changing>
    </Row>
  );
}

function RowTools({
  index,
  count,
  onMove,
  onEdit,
  onRemove,
}: Omit<RowProps, 'rule' | 'error'>): JSX.Element {
  const say = useSay();
  const number = index + 1;

  return (
    <Flex gap={1}>
      <IconButton
        variant="ghost"
        label={say('rules.up', { number })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('rules.down', { number })}
        disabled={number === count}
        onClick={() => onMove(index + 1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton variant="ghost" label={say('rules.edit', { number })} onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton variant="ghost" label={say('rules.remove', { number })} onClick={onRemove}>
        <Trash />
      </IconButton>
    </Flex>
  );
}

/** A rule in words. */
function Description({ rule }: { rule: RuleDraft }): JSX.Element {
  const say = useSay();
  const { formatDisplayName, formatList } = useIntl();
  const { action, pattern, countries, openAfterSeconds } = rule;
  const names = countries.map((code) => formatDisplayName(code, { type: 'region' }) ?? code);

  return (
    <Box>
      <Typography fontWeight="semiBold">
        {action === 'open'
          ? say('rules.opens-after', { seconds: openAfterSeconds })
          : say(`rules.action.${action}`)}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        <span>{pattern === '' ? say('rules.every-page') : <code>{pattern}</code>}</span>
        <span>{` · ${names.length === 0 ? say('rules.everywhere') : formatList(names)}`}</span>
      </Typography>
    </Box>
  );
}
