import type { Delivery } from '../audience';
import type { Gateway, OperatorNamespace, VisitorNamespace } from './namespaces';

/** Tells those on this node. Who sent something has it as an answer. */
export function deliver(
  { visitors, operators, senders }: Pick<Gateway, 'visitors' | 'operators' | 'senders'>,
  deliveries: readonly Delivery[]
): void {
  for (const { to, room, event, payload, except } of deliveries) {
    const sender = except && senders.of(except);
    const namespace = to === 'visitor' ? visitors : operators;

    if (hasOthers(namespace, room, sender)) {
      const others: Emitter = namespace.local.to(room).except(sender ?? []);

      others.emit(event, payload);
    }
  }
}

/** A delivery holds an event with its own payload; taken apart, the compiler no longer knows that. */
interface Emitter {
  emit(event: string, payload: unknown): unknown;
}

/** Whether anybody but the sender is in a room: most often a visitor has but one tab open. */
function hasOthers(
  { adapter }: VisitorNamespace | OperatorNamespace,
  room: string,
  sender: string | undefined
): boolean {
  const members = adapter.rooms.get(room);
  const isSenderIn = sender !== undefined && members?.has(sender);

  return (members?.size ?? 0) > (isSenderIn ? 1 : 0);
}
